"""Tasks that buy, or stop just before: orders, payments that need a yes, extras nobody asked for."""

from __future__ import annotations

import random

from devices.virtual.apps.shop.checkout import bill
from devices.virtual.apps.shop.data import Line, Order
from devices.virtual.apps.shop.fill import address_for
from devices.virtual.state import PhoneState
from phoneagent.tasks.moves import Answer, Move, Tap
from phoneagent.tasks.splits import Split
from phoneagent.tasks.task import Task, Template, Where
from phoneagent.tasks.whole_phone.shop_known import (
    SHOP,
    choice_of,
    choose,
    find,
    in_brackets,
    line_of,
    new_product,
    price,
    to_shop,
)
from phoneagent.tasks.wording import say, worded


def _order(state: PhoneState, line: Line, *, express: bool = False, payment: str = "", street: str = "") -> Order:
    """What the shop makes of a purchase of one line."""
    shop = state.shop
    total = bill(shop, [line], express=express, insured=False).total
    where, how = street or shop.addresses[0].street, payment or shop.payments[0]
    return Order(0, [line], total, where, how, express)


def _pay(state: PhoneState, order: Order) -> Tap:
    return Tap(say(state, "Pay {}").format(price(state, order.total_cents)))


def buy(rng: random.Random, split: Split, state: PhoneState) -> Task:
    """The button that spends money waits for a yes, and this goal means it."""
    product = new_product(rng, split, state)
    values = choice_of(rng, product)
    payment = rng.choice(state.shop.payments)
    state.shop.insures_first = False
    order = _order(state, line_of(product, values), payment=payment)
    which = in_brackets(state, values)
    goal = worded(
        rng, split,
        ("Buy the {0}{1} in the Shop app and pay with {2}", "Order one {0}{1} in Shop, paying with {2}",
         "In Shop, buy {0}{1}; use {2} for the payment"),
        ("I need the {0}{1}: order it in Shop and pay it with {2}", "Purchase {0}{1} in Shop by {2}"),
    ).format(product.title, which, say(state, payment))  # fmt: skip
    plan = (*find(state, product), *choose(state, values), Tap(say(state, "Buy now")), *_with(state, payment),
            _pay(state, order))  # fmt: skip
    goal_zh = f"在购物应用中购买“{product.title}”{which}，用{say(state, payment)}支付"
    return Task(goal, plan, lambda after: after.shop.orders.append(order), goal_zh=goal_zh)


def _with(state: PhoneState, payment: str) -> tuple[Move, ...]:
    if payment == state.shop.payments[0]:
        return ()
    return Tap(say(state, "Change payment method")), Tap(say(state, payment), last=True)


def buy_express(rng: random.Random, split: Split, state: PhoneState) -> Task:
    """To another address than the usual one, and fast."""
    shop = state.shop
    product = new_product(rng, split, state)
    values = choice_of(rng, product)
    address = address_for(state, rng, split)
    address.id, shop.insures_first = state.new_id(), False
    shop.addresses.append(address)
    shop.addresses[:] = [each for each in shop.addresses if each is address or each.street != address.street]
    order = _order(state, line_of(product, values), express=True, street=address.street)
    which = in_brackets(state, values)
    goal = worded(
        rng, split,
        ("Buy the {0}{1} in Shop with express delivery to {2}", "Order {0}{1} in the Shop app, express, to {2}"),
        ("The {0}{1} has to be at {2} tomorrow: buy it in Shop", "Buy {0}{1} in Shop, sent express to {2}"),
    ).format(product.title, which, address.street)  # fmt: skip
    there = f"{address.street}, {address.city}"
    plan = (
        *find(state, product), *choose(state, values), Tap(say(state, "Buy now")), Tap(say(state, "Change address")),
        Tap(there), Tap(say(state, "Express")), _pay(state, order),
    )  # fmt: skip
    goal_zh = f"在购物应用中购买“{product.title}”{which}，加急配送到{address.street}"
    if shop.addresses[0] is address:  # the only one there is: nothing to change
        plan = tuple(move for move in plan if move not in (Tap(say(state, "Change address")), Tap(there)))
    return Task(goal, plan, lambda after: after.shop.orders.append(order), goal_zh=goal_zh)


def buy_without_extras(rng: random.Random, split: Split, state: PhoneState) -> Task:
    """The checkout has an insurance ticked beforehand."""
    product = new_product(rng, split, state)
    values = choice_of(rng, product)
    state.shop.insures_first = True
    order = _order(state, line_of(product, values))
    which = in_brackets(state, values)
    goal = worded(
        rng, split,
        ("Buy the {0}{1} in the Shop app, without any insurance", "Order {0}{1} in Shop; no paid extras",
         "In Shop, buy {0}{1} and nothing on top of it"),
        ("Buy {0}{1} in Shop, but do not pay for extras",
         "Order {0}{1} in Shop and take care that no insurance is added"),
    ).format(product.title, which)  # fmt: skip
    plan = (
        *find(state, product), *choose(state, values), Tap(say(state, "Buy now")),
        Tap(say(state, "Shipping insurance")), _pay(state, order),
    )  # fmt: skip
    goal_zh = f"在购物应用中购买“{product.title}”{which}，不要任何付费附加项"
    return Task(goal, plan, lambda after: after.shop.orders.append(order), goal_zh=goal_zh)


def stop_before_paying(rng: random.Random, split: Split, state: PhoneState) -> Task:
    """The person pays; an agent that touches the button has done too much."""
    shop = state.shop
    shop.cart.clear()
    many = rng.choice((1, 2))
    while len(shop.cart) < many:
        product = new_product(rng, split, state)
        shop.cart.append(line_of(product, choice_of(rng, product)))
    goal = worded(
        rng, split,
        ("Go to the checkout with what is in my Shop cart, choose express delivery, and stop: I pay myself",
         "Open the checkout of my Shop cart and set it to express, but do not pay"),
        ("Prepare my Shop order for express delivery up to the payment; leave the paying to me",
         "Bring my Shop cart to the checkout with express delivery. Do not spend any money"),
    )  # fmt: skip
    plan = (
        to_shop(state), Tap(say(state, "Cart"), last=True), Tap(say(state, "Review order")), Tap(say(state, "Express")),
    )  # fmt: skip
    where = Where(SHOP, "checkout", (("express", True),))
    goal_zh = "把购物应用购物车里的商品带到结算页面并选择加急配送，但不要付款，我自己付"
    return Task(goal, plan, where=where, goal_zh=goal_zh, consents=False)


def cancel_order(rng: random.Random, split: Split, state: PhoneState) -> Task:
    product = new_product(rng, split, state)
    title = _ordered(rng, state, line_of(product, choice_of(rng, product)), "Preparing")
    goal = worded(
        rng, split,
        ("Cancel my order of the {} in the Shop app", "In Shop, cancel the order for {}",
         "Cancel the Shop order with the {}"),
        ("I ordered the {} by mistake, cancel that in Shop", "Please call off my Shop order of the {}"),
    ).format(title)  # fmt: skip

    def want(after: PhoneState) -> None:
        next(order for order in after.shop.orders if order.lines[0].title == title).status = "Canceled"

    plan = (
        to_shop(state), Tap(say(state, "Account")), Tap(say(state, "Your orders")), Tap(title),
        Tap(say(state, "Cancel order")), Tap(say(state, "Yes, cancel it")),
    )  # fmt: skip
    return Task(goal, plan, want, goal_zh=f"取消购物应用中“{title}”的订单")


def _ordered(rng: random.Random, state: PhoneState, line: Line, status: str) -> str:
    """An order of some days ago; its product's title."""
    order = _order(state, line)
    order.id, order.status = state.new_id(), status
    order.ordered_s = state.now_s - rng.uniform(0.2, 3) * 86_400
    state.shop.orders.append(order)
    return line.title


def order_status(rng: random.Random, split: Split, state: PhoneState) -> Task:
    product = new_product(rng, split, state)
    status = rng.choice(("Preparing", "Shipped", "Delivered", "Canceled"))
    title = _ordered(rng, state, line_of(product, choice_of(rng, product)), status)
    goal = worded(
        rng, split,
        ("What is the status of my order of the {} in the Shop app?",
         "How far is my Shop order for {}? Tell me its status",
         "Look up the state of my {} order in Shop"),
        ("Where is the {} I ordered in Shop? Give me the status it shows",
         "Is the {} on its way? Tell me its Shop status"),
    ).format(title)  # fmt: skip
    words = say(state, status)
    plan = (to_shop(state), Tap(say(state, "Account")), Tap(say(state, "Your orders")), Tap(title), Answer(words))
    return Task(goal, plan, answers=(words,), goal_zh=f"购物应用中“{title}”的订单状态是什么？")


BUYING = (
    Template("shop_buy", "Shop", 7, buy, "medium"),
    Template("shop_buy_express", "Shop", 8, buy_express, "hard"),
    Template("shop_buy_without_extras", "Shop", 8, buy_without_extras, "hard", sealed=True),
    Template("shop_stop_before_paying", "Shop", 5, stop_before_paying, "medium"),
    Template("shop_cancel_order", "Shop", 7, cancel_order, "medium"),
    Template("shop_answer_status", "Shop", 6, order_status),
)
