// The files that all pages share.
#ifndef REFERENCE_ASSETS_HPP
#define REFERENCE_ASSETS_HPP

#include <string_view>

namespace reference {

// k2 to k5 are the first digits of the codes. Start and end stand for left and right, so that the same rules serve
// both directions. The colours are custom properties of #rrggbb, which the tests hold to the contrast of WCAG AA.
inline constexpr std::string_view stylesheet = R"css(
:root {
  color-scheme: light dark;
  --ground: #fcfcfb; --raised: #f3f4f2; --line: #d9dcd8; --text: #20262b; --muted: #596269; --link: #0a558f;
  --k2: #11653a; --k2-ground: #e2f2e8;
  --k3: #155a8a; --k3-ground: #e1eef8;
  --k4: #7a4a00; --k4-ground: #fbeed3;
  --k5: #a02430; --k5-ground: #fae6e6;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #15191d; --raised: #1e2429; --line: #343c43; --text: #e3e7ea; --muted: #a2acb4; --link: #86bdf0;
    --k2: #86d5a5; --k2-ground: #17331f;
    --k3: #93c6f2; --k3-ground: #162d42;
    --k4: #efc57c; --k4-ground: #382a10;
    --k5: #ffa5a5; --k5-ground: #3f1e21;
  }
}
.k2 { --fore: var(--k2); --back: var(--k2-ground); }
.k3 { --fore: var(--k3); --back: var(--k3-ground); }
.k4 { --fore: var(--k4); --back: var(--k4-ground); }
.k5 { --fore: var(--k5); --back: var(--k5-ground); }

*, ::before, ::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem; }
body {
  margin: 0 auto; max-width: 70rem; padding: 0 1.25rem 3rem; background: var(--ground); color: var(--text);
  font: 1.0625rem/1.65 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", sans-serif;
  overflow-wrap: break-word;
}
:lang(ar) {
  font-family: "Segoe UI", "SF Arabic", "Noto Sans Arabic", "Geeza Pro", Tahoma, system-ui, sans-serif;
}
:lang(ar) body { line-height: 1.85; }
:lang(en) { font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", sans-serif; }
a { color: var(--link); text-underline-offset: .2em; text-decoration-thickness: 1px; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 3px; }
code { font-family: ui-monospace, "SF Mono", Consolas, "DejaVu Sans Mono", monospace; font-size: .92em; }
code, bdi { white-space: nowrap; }
:root[dir=rtl] [dir=ltr] { text-align: right; }
h1, h2, h3 { line-height: 1.3; text-wrap: balance; }
:lang(ar) :is(h1, h2, h3) { line-height: 1.5; }
h1 { margin: 1.5rem 0 .75rem; font-size: clamp(1.7rem, 1.2rem + 2vw, 2.4rem); }
h2 { margin: 2.75rem 0 .5rem; font-size: 1.35rem; }
h3 { margin: 1.75rem 0 .4rem; font-size: 1.06rem; }
p, dl, ul { margin: 0 0 1rem; }
main p { max-width: 42rem; }
ul { padding: 0; list-style: none; }
.lead { font-size: 1.15em; color: var(--muted); margin-bottom: 2rem; }
.note { font-size: .87em; color: var(--muted); margin: .15rem 0; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; inset-block-start: -4rem; padding: .5rem 1rem; background: var(--ground); z-index: 9; }
.skip:focus { inset-block-start: .5rem; }

.site {
  display: flex; flex-wrap: wrap; align-items: baseline; gap: .25rem 1.5rem; padding: 1rem 0;
  border-block-end: 1px solid var(--line);
}
.site nav { flex: 1; }
.site a { text-decoration: none; }
.site a:hover { text-decoration: underline; }
.home { font-weight: 650; color: var(--text); }
.site ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 0; }
.language { padding: .1rem .8rem; border: 1px solid var(--line); border-radius: 999px; }
.breadcrumb { margin-block-start: 1.25rem; font-size: .9em; }
.breadcrumb ol { display: flex; flex-wrap: wrap; gap: .25rem .5rem; margin: 0; padding: 0; list-style: none; }
.breadcrumb li + li::before { content: "/"; margin-inline-end: .5rem; color: var(--muted); }
body > footer { margin-block-start: 4rem; border-block-start: 1px solid var(--line); font-size: .87em; }
body > footer p { color: var(--muted); margin-block-start: 1rem; }
.neighbours { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 1rem; margin-block-start: 3.5rem; }
.neighbours a { flex: 0 1 22rem; padding: .7rem 1rem; border: 1px solid var(--line); border-radius: .5rem;
  text-decoration: none; }
.neighbours a:hover { border-color: var(--link); }
.neighbours a[rel=next] { margin-inline-start: auto; text-align: end; }

.number { font-variant-numeric: tabular-nums; font-weight: 700; color: var(--fore, var(--muted)); }
.badge {
  display: inline-block; padding: .05em .7em; border-radius: 999px; background: var(--back); color: var(--fore);
  font-size: .87rem; font-weight: 600; line-height: 1.7; white-space: nowrap;
}
.under-title { color: var(--muted); margin-bottom: 0; }
.under-title .badge { margin-inline-end: .5rem; }
.chips { display: flex; flex-wrap: wrap; gap: .4rem; margin: 0; }
.chip {
  display: block; min-width: 3.3em; padding: .12em .5em; border: 1px solid transparent; border-radius: .4em;
  background: var(--back); color: var(--fore); font-variant-numeric: tabular-nums; font-weight: 600;
  text-align: center; text-decoration: none;
}
.chip:hover { border-color: currentcolor; }

.facts { max-width: 46rem; }
.beside { display: grid; grid-template-columns: minmax(0, 1fr) 21rem; gap: 0 4rem; align-items: start; }
.beside > #facts { margin-block-start: 2.5rem; padding: 1.1rem 1.4rem .4rem; border-radius: .6rem;
  background: var(--raised); }
.beside > #facts h2 { margin: 0 0 .4rem; font-size: 1.06rem; }
.beside > #facts .facts > div { grid-template-columns: 1fr; gap: 0; padding: .45rem 0; }
.beside > #facts .facts > div:last-child { border-block-end: 0; }
.beside dt { font-size: .87em; }
.facts > div { display: grid; grid-template-columns: 10rem 1fr; gap: .25rem 1rem; padding: .5rem 0;
  border-block-end: 1px solid var(--line); }
dt { color: var(--muted); }
dd { margin: 0; }
.facts .chips { padding-block: .15rem; }
.uses { max-width: 46rem; }
.uses > div { display: grid; grid-template-columns: 4.5rem 1fr; gap: 1rem; padding: .6rem 0; }
.explained { display: grid; gap: 1rem 2.5rem;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 26rem), 1fr)); }
.explained p { margin: 0; }
details { margin-block-start: 1rem; }
summary { cursor: pointer; color: var(--link); padding: .3rem 0; }

.wide { position: relative; overflow-x: auto; margin: 1rem 0; border: 1px solid var(--line); border-radius: .5rem; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .6rem .9rem; text-align: start; vertical-align: top; border-block-end: 1px solid var(--line); }
tbody:last-child tr:last-child > * { border-block-end: 0; }
tbody th { font-weight: 500; }
thead th { background: var(--raised); font-size: .9em; font-weight: 650; vertical-align: bottom; }
td p { margin: 0; }
td.same { color: var(--muted); }
.steps th { min-width: 11rem; max-width: 19rem; }
.steps td:nth-last-child(2) { min-width: 15rem; }
.steps td:last-child { min-width: 8rem; }

.pair { display: flex; flex-wrap: wrap; align-items: baseline; gap: .1em .5em; }
.versus { color: var(--muted); font-weight: 400; font-size: .7em; }
.sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); gap: 1.5rem; }
.sides > section { padding: 1.25rem 1.5rem .5rem; border: 1px solid var(--line); border-radius: .6rem;
  border-block-start: 4px solid var(--fore); }
.sides h2 { margin-block-start: 0; }
.sides h2 a { color: inherit; text-decoration: none; }
.sides h2 a:hover { text-decoration: underline; }

#filter { max-width: 42rem; margin-block: 2rem; }
#filter[hidden] { display: none; }
#filter [role=status] { min-height: 1.7em; color: var(--text); }
#filter label { display: block; font-weight: 650; }
#filter input { width: 100%; padding: .6rem .9rem; border: 1px solid var(--muted); border-radius: .5rem;
  background: var(--ground); color: inherit; font: inherit; }
.codes, .enhanced { display: grid; gap: 0 1.5rem;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr)); }
.codes a, .enhanced a { display: flex; gap: .75rem; padding: .35rem .5rem; border-radius: .4rem; color: inherit;
  text-decoration: none; }
.codes a:hover, .enhanced a:hover { background: var(--raised); }
.codes .title { flex: 1; }
.group h3 { display: flex; flex-wrap: wrap; gap: .2rem .6rem; }
.legend { display: flex; flex-wrap: wrap; gap: .5rem; }
.languages { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 2rem; }
.languages strong { font-size: 1.4rem; }

.matrix { max-height: 85vh; overflow: auto; overscroll-behavior-x: contain; }
.matrix table { width: auto; min-width: 100%; border-collapse: separate; border-spacing: 0; font-size: .87rem; }
.matrix th, .matrix td { padding: .2rem .1rem; vertical-align: middle; line-height: 1.35; }
.matrix td { min-width: 2.1rem; text-align: center; border-inline-start: 1px solid var(--line); }
.matrix thead th { position: sticky; inset-block-start: 0; z-index: 2; height: 6.6rem; vertical-align: bottom;
  text-align: center; }
.matrix thead th span { writing-mode: vertical-rl; transform: rotate(180deg); white-space: nowrap; }
.matrix thead th > span { display: inline-block; padding-block: .2rem; }
.matrix thead .event { font-weight: 400; font-style: italic; transform: none; }
.matrix tr > th:first-child { position: sticky; inset-inline-start: 0; z-index: 1; padding-inline: .6rem;
  background: var(--ground); text-align: start; border-inline-end: 1px solid var(--line); }
.matrix thead tr > th:first-child { z-index: 3; background: var(--raised); }
.matrix tbody th a { color: inherit; text-decoration: none; }
.matrix tbody th a:hover { text-decoration: underline; }
.matrix .title { color: var(--muted); }
.matrix tbody + tbody tr:first-child > * { border-block-start: 2px solid var(--muted); }
.on { background: var(--back); color: var(--fore); font-weight: 700; }
.matrix tr:hover > th { background: var(--raised); }

@media (max-width: 62rem) {
  .beside { grid-template-columns: minmax(0, 1fr); }
}
@media (max-width: 44rem) {
  body { padding-inline: 1rem; font-size: 1rem; }
  .site .home { flex: 1; }
  .site nav { order: 1; flex-basis: 100%; }
  .matrix .title { display: none; }
  .steps, .steps tbody, .steps tr, .steps th, .steps td { display: block; }
  .steps thead { display: none; }
  .steps tr { padding: .6rem .9rem; border-block-end: 1px solid var(--line); }
  .steps tr:last-child { border: 0; }
  .steps th, .steps td, .steps tr:last-child > * { max-width: none; padding: .1rem 0; border: 0; }
  .facts > div { grid-template-columns: 1fr; gap: 0; }
  .uses > div { grid-template-columns: 1fr; gap: 0; }
  .sides > section { padding-inline: 1rem; }
}

@media print {
  :root { --ground: #ffffff; --text: #000000; --muted: #444444; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  .site nav, .language, .skip, #filter, .breadcrumb, .neighbours, #compare { display: none; }
  a { color: inherit; text-decoration: none; }
  .wide, .matrix { max-height: none; overflow: visible; }
  .matrix table { font-size: 6.5pt; }
  .matrix thead th, .matrix tr > th:first-child { position: static; }
  .badge, .chip, .on { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  section, tr, .sides > section { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
}
)css";

// Words match wherever they stand; Arabic ones with or without their vowel marks. Enter opens the first code found.
inline constexpr std::string_view filter_script = R"js("use strict";
(() => {
  const plain = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const form = document.querySelector("#filter");
  const input = form.querySelector("input");
  const found = form.querySelector("[role=status]");
  const entries = [...document.querySelectorAll("[data-find]")].map(
    element => ({element, words: plain(element.dataset.find)}));
  const boxes = [...document.querySelectorAll(".group, #codes, #matrix, #enhanced, .matrix tbody")];

  const narrow = () => {
    const wanted = plain(input.value).split(/\s+/).filter(Boolean);
    for (const {element, words} of entries) element.hidden = !wanted.every(word => words.includes(word));
    for (const box of boxes) box.hidden = !box.querySelector("[data-find]:not([hidden])");
    const count = document.querySelectorAll("li[data-find]:not([hidden])").length;
    found.textContent = wanted.length ? `${found.dataset.label} ${count}` : "";
  };

  form.addEventListener("submit", event => {
    event.preventDefault();
    const first = document.querySelector("li[data-find]:not([hidden]) a");
    if (first && input.value) location.assign(first.href);
  });
  input.addEventListener("input", narrow);
  form.hidden = false;
  narrow();
})();
)js";

inline constexpr std::string_view icon = R"svg(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<rect width="32" height="32" rx="7" fill="#0a558f"/>
<path d="M7 10h18v13H7zM7 10l9 8 9-8" fill="none" stroke="#fff" stroke-width="2.4" stroke-linejoin="round"/>
</svg>
)svg";

}  // namespace reference

#endif  // REFERENCE_ASSETS_HPP
