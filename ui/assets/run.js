"use strict";
// The chosen step's picture is shown large beside the list; without this script every step still has its own.
const viewer = document.getElementById("viewer");
const steps = [...document.querySelectorAll("ol > li:not(.none)")];
let chosen = -1;

function choose(index, scroll) {
  if (index < 0 || index >= steps.length || index === chosen) return;
  steps[chosen]?.classList.remove("on");
  chosen = index;
  steps[index].classList.add("on");
  // copies of the card's own nodes: nothing is parsed anew
  viewer.replaceChildren(...[...steps[index].querySelector(".phone").childNodes].map((node) => node.cloneNode(true)));
  if (scroll) steps[index].scrollIntoView({ block: "nearest" });
}

steps.forEach((step, index) => {
  step.addEventListener("click", () => choose(index, false));
  step.addEventListener("focus", () => choose(index, false));
});
document.addEventListener("keydown", (event) => {
  const move = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 }[event.key];
  if (!move || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  choose(Math.min(Math.max(chosen + move, 0), steps.length - 1), true);
});
choose(0, false);
