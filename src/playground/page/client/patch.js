// Brings a region up to date, touching only the children that changed: the rest keep scroll, focus and open menus.

/** What each child was made from; the live one may differ by an open menu or a typed word. */
const sources = new WeakMap();

const keyOf = (child, index) => child.dataset.key ?? `#${index}`;

/** To be called once for what the server drew with the page. */
export function adopt(region) {
  for (const child of region.children) sources.set(child, child.outerHTML);
}

/** `html` is the server's; true when something changed. */
export function patch(region, html) {
  const template = document.createElement('template');
  template.innerHTML = html;
  const kept = new Map([...region.children].map((child, index) => [keyOf(child, index), child]));
  let hasChanged = false;
  const wanted = [...template.content.children].map((fresh, index) => {
    const source = fresh.outerHTML;
    const old = kept.get(keyOf(fresh, index));
    if (old && sources.get(old) === source) return old;
    sources.set(fresh, source);
    hasChanged = true;
    return fresh;
  });
  const focused = region.contains(document.activeElement) ? document.activeElement : undefined;
  for (const child of [...region.children]) {
    if (!wanted.includes(child)) {
      child.remove();
      hasChanged = true;
    }
  }
  wanted.forEach((child, index) => {
    if (region.children[index] !== child) region.insertBefore(child, region.children[index] ?? null);
  });
  if (focused && !region.contains(focused)) focusAgain(region, focused);
  return hasChanged;
}

/** A tapped button is often redrawn: whoever uses the keyboard stays where they were. */
function focusAgain(region, before) {
  const { act } = before.dataset;
  const same = act && [...region.querySelectorAll('[data-act]')].find((one) => one.dataset.act === act);
  (same ?? region.querySelector('[autofocus]') ?? (region.tabIndex >= 0 ? region : undefined))?.focus({
    preventScroll: true,
  });
}
