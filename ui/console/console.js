"use strict";
// Shows one run from its events. Markup comes from the server piece by piece; only what changed is put in its place,
// so nothing flickers, and what a person has open, selected or typed stays.
window.phoneagent = (() => {
  const find = (selector, within = document) => within.querySelector(selector);
  const shown = {
    id: "", stream: null, ended: true,
    newest: null,  // what the phone shows now
    wanted: null,  // what is being put up, or is up
    chosen: 0,  // the step that is looked at instead of now
    sinceMs: 0, untilMs: 0,
  };

  function watch(id) {
    if (id === shown.id && (shown.stream || shown.ended)) return;
    shown.stream?.close();
    Object.assign(shown, { id, stream: null, newest: null, chosen: 0, ended: false });
    find(".run .steps").replaceChildren();
    for (const piece of [".run .asked", ".run .ending", ".run .goal", ".run .words"]) find(piece).innerHTML = "";
    darken();
    const address = new URL(location);
    address.searchParams.set("run", id);
    history.replaceState(null, "", address);
    listen();
  }

  function listen() {
    if (!shown.id || shown.stream || shown.ended) return;
    const stream = new EventSource(`/runs/${encodeURIComponent(shown.id)}/events`);
    shown.stream = stream;
    stream.onmessage = (event) => { if (stream === shown.stream) take(JSON.parse(event.data)); };
    stream.onopen = () => { find(".run .lost").hidden = true; };
    stream.onerror = () => { if (stream === shown.stream) find(".run .lost").hidden = false; };
  }

  function hush() {
    shown.stream?.close();
    shown.stream = null;
  }

  function take(told) {
    const list = find(".run .steps");
    const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 60;
    const put = (name, selector) => { if (name in told) find(selector).innerHTML = told[name]; };
    put("goal", ".run .goal");
    put("question", ".run .asked");
    put("outcome", ".run .ending");
    put("doing", ".run .doing .words");
    if ("doing" in told) find(".run .doing").hidden = !told.doing;
    if ("title" in told) document.title = told.title;
    for (const [number, card] of Object.entries(told.steps)) putStep(list, Number(number), card);
    if ("phone" in told) { shown.newest = told.phone; if (!shown.chosen) show(told.phone); }
    if ("for_ms" in told) shown.sinceMs = performance.now() - told.for_ms;
    if ("left_ms" in told) shown.untilMs = performance.now() + told.left_ms;
    if ("state" in told) {
      document.documentElement.dataset.run = told.state;
      if (told.state === "ended") { shown.ended = true; hush(); }
    }
    if (told.question) find(".run .asked input").focus();
    if (atEnd) list.scrollTop = list.scrollHeight;
    tick();
  }

  function putStep(list, number, card) {
    const made = document.createElement("template");
    made.innerHTML = card;
    const old = list.children[number - 1];
    const step = made.content.firstElementChild;
    if (!old) return list.append(step);
    if (find("details", old)?.open) find("details", step).open = true;
    step.classList.toggle("on", shown.chosen === number);
    old.replaceWith(step);
  }

  // The phone's picture: the newest, or that of a step that was chosen. It is put up when it is decoded, with the
  // touch that belongs to it by then: the next one may have been told meanwhile.
  async function show(phone) {
    const image = find(".phone img");
    if (!phone.picture) return darken();
    const loads = shown.wanted?.picture === phone.picture;
    shown.wanted = phone;
    if (image.getAttribute("src") === phone.picture) return mark(phone);
    if (loads) return;
    const next = new Image();
    next.src = phone.picture;
    await next.decode().catch(() => {});  // a picture that is lost is shown as such
    if (shown.wanted?.picture !== phone.picture) return;
    image.src = phone.picture;
    image.hidden = false;
    find(".phone .glass").classList.add("lit");
    mark(shown.wanted);
  }

  function mark(phone) {
    find(".phone .touch").innerHTML = phone.mark;
    find(".phone .caption").innerHTML = phone.caption;
  }

  function darken() {
    const image = find(".phone img");
    image.hidden = true;
    image.removeAttribute("src");
    shown.wanted = null;
    find(".phone .glass").classList.remove("lit");
    find(".phone .touch").replaceChildren();
    find(".phone .caption").replaceChildren();
    find(".phone .live").hidden = true;
  }

  function choose(step) {
    find(".run .step.on")?.classList.remove("on");
    shown.chosen = step ? Number(step.dataset.step) : 0;
    find(".phone .live").hidden = !step;
    if (!step) return shown.newest && show(shown.newest);
    step.classList.add("on");
    const caption = document.createElement("span");
    caption.textContent = `Step ${shown.chosen} · ${step.dataset.caption}`;
    show({ picture: step.dataset.picture, mark: find("template", step).innerHTML, caption: caption.innerHTML });
  }

  const seconds = (ms) => `${(Math.max(0, ms) / 1000).toFixed(1)} s`;

  function tick() {
    const time = find(".run .doing time");
    if (time && !shown.ended) time.textContent = seconds(performance.now() - shown.sinceMs);
    const left = find("[data-left]");
    if (left) left.textContent = `${Math.max(0, Math.ceil((shown.untilMs - performance.now()) / 1000))} s`;
  }

  function post(what, told) {
    const body = told && { headers: { "Content-Type": "application/json" }, body: JSON.stringify(told) };
    fetch(`/runs/${encodeURIComponent(shown.id)}/${what}`, { method: "POST", ...body })
      .catch(() => { find(".run .lost").hidden = false; });
  }

  function stop() { if (shown.id) post("stop"); }

  function answer(form, said) {
    for (const each of form.elements) each.disabled = true;
    post("answer", { number: Number(form.dataset.question), said });
  }

  document.addEventListener("click", ({ target }) => {
    const say = target.closest?.("[data-say]"), step = target.closest?.(".run .step");
    if (say) answer(say.form, say.dataset.say);
    else if (target.closest?.(".phone .live")) choose(null);
    else if (step && !target.closest("details, a")) choose(step.classList.contains("on") ? null : step);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches?.(".run .step")) return;
    choose(event.target.classList.contains("on") ? null : event.target);
  });
  document.addEventListener("submit", (event) => {
    if (!event.target.matches(".question")) return;
    event.preventDefault();
    if (event.target.said.value.trim()) answer(event.target, event.target.said.value);
  });
  // A browser opens few connections to one address; a page that nobody looks at gives its own up
  document.addEventListener("visibilitychange", () => (document.hidden ? hush() : listen()));
  setInterval(tick, 100);
  return { watch, stop };
})();
