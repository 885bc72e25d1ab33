// What a script adds to a page that is complete without it: copying code, marking the section in
// view, and showing what a link inside the page leads to. It fetches nothing and keeps nothing.
"use strict";
{
  const main = document.querySelector("main");
  const toc = document.getElementById("toc");
  const contents = toc?.querySelector("details");

  // The contents lie open beside the text, and folded above it where there is no room.
  const wide = matchMedia("(min-width: 64rem)");
  const unfold = () => { if (contents) contents.open = wide.matches; };
  wide.addEventListener("change", unfold);
  unfold();

  // A box that scrolls is reached by keyboard, one that does not is passed over.
  const boxes = document.querySelectorAll("pre, .scroll");
  const reach = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  });
  for (const box of boxes) reach.observe(box);

  // Copying.
  for (const code of document.querySelectorAll("figure > pre")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(code.textContent);
        button.textContent = "Copied";
      } catch {
        getSelection().selectAllChildren(code);
        button.textContent = "Selected";
      }
      setTimeout(() => { button.textContent = "Copy"; }, 2000);
    });
    code.before(button);
  }

  // The section in view: the last that starts above a line near the top of the window, or the last of all.
  const line = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) + 64;
  const entries = new Map();
  for (const link of toc?.querySelectorAll("a") ?? []) {
    const section = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (section) entries.set(section, link);
  }
  let marked = null;
  const mark = () => {
    let seen = null;
    const end = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
    for (const section of entries.keys()) {
      if (!end && section.getBoundingClientRect().top > line) break;
      seen = section;
    }
    const link = seen && entries.get(seen);
    if (link === marked) return;
    marked?.removeAttribute("aria-current");
    marked = link;
    if (!link) return;
    link.setAttribute("aria-current", "true");
    const place = link.getBoundingClientRect();
    if (wide.matches && (place.top < 60 || place.bottom > innerHeight - 60)) {
      toc.scrollTop += place.top - innerHeight / 3;
    }
  };
  let waiting = false;
  const later = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; mark(); });
  };
  addEventListener("scroll", later, { passive: true });
  addEventListener("resize", later, { passive: true });
  toc?.classList.add("live");
  mark();

  // Previews of what a link leads to in this page.
  let preview = null;
  let timer = 0;
  const close = () => { clearTimeout(timer); preview?.remove(); preview = null; };
  const excerpt = (target) => {
    const box = document.createElement("div");
    box.className = "preview";
    const parts = target.matches("section") ? [...target.children].slice(0, 4) : [target];
    for (const part of parts) {
      if (part.matches("section, button")) break;
      const copy = part.cloneNode(true);
      for (const node of [copy, ...copy.querySelectorAll("[id]")]) node.removeAttribute("id");
      for (const extra of copy.querySelectorAll(".copy, .back")) extra.remove();
      if (copy.matches("li")) box.append(...copy.childNodes);
      else box.append(copy);
    }
    return box;
  };
  const open = (link) => {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    close();
    if (!target || !main.contains(target) || target.contains(link)) return;
    preview = excerpt(target);
    main.append(preview);
    const at = link.getBoundingClientRect();
    const above = at.bottom + preview.offsetHeight + 12 > innerHeight && at.top > preview.offsetHeight + 12;
    const left = Math.max(16, Math.min(at.left, document.documentElement.clientWidth - preview.offsetWidth - 16));
    preview.style.left = `${left + scrollX}px`;
    preview.style.top = `${(above ? at.top - preview.offsetHeight - 6 : at.bottom + 6) + scrollY}px`;
    preview.addEventListener("pointerenter", () => clearTimeout(timer));
    preview.addEventListener("pointerleave", leave);
  };
  const enter = (event) => {
    const link = event.target.closest?.('.xep a[href^="#"]:not(.self, [role="doc-backlink"])');
    const focused = event.type === "focusin";
    if (!link || link.closest("#toc, .preview")) return;
    if (focused ? !link.matches(":focus-visible") : event.pointerType !== "mouse") return;
    clearTimeout(timer);
    timer = setTimeout(open, focused ? 0 : 300, link);
  };
  const leave = () => { clearTimeout(timer); timer = setTimeout(close, 250); };
  addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  if (main) {
    main.addEventListener("pointerover", enter);
    main.addEventListener("pointerout", (event) => { if (event.target.closest?.('a[href^="#"]')) leave(); });
    main.addEventListener("focusin", enter);
    main.addEventListener("focusout", leave);
  }
}
