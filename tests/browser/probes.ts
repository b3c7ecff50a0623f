/**
 * What runs inside the page: each function stands alone, for only its own text is sent there. Of the
 * page's own types just these are declared, here alone: everything else of the project runs in Node.
 */
interface PageElement {
  readonly tagName: string;
  readonly textContent: string | null;
  getBoundingClientRect(): {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
    readonly width: number;
  };
  querySelectorAll(selector: string): Iterable<PageElement>;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  checkVisibility(): boolean;
  remove(): void;
}
declare const document: Pick<PageElement, "querySelectorAll"> & {
  readonly documentElement: { readonly scrollWidth: number; readonly clientWidth: number };
  readonly body: PageElement;
};
declare function getComputedStyle(element: PageElement): { readonly backgroundColor: string };

export function pageBackground(): string {
  return getComputedStyle(document.body).backgroundColor;
}

export function openAll(selector: string): void {
  for (const details of document.querySelectorAll(selector)) details.setAttribute("open", "");
}

export function removeAll(selector: string): void {
  for (const found of document.querySelectorAll(selector)) found.remove();
}

/** For each element that a selector finds, whether it is shown. */
export function visibility(selector: string): boolean[] {
  return [...document.querySelectorAll(selector)].map((found) => found.checkVisibility());
}

/** Elements that make the page wider than its window; none where it fits. */
export function horizontalOverflow(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  return [...document.querySelectorAll("body *")]
    .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
    .map((element) => `${element.tagName} ${(element.textContent ?? "").trim().slice(0, 40)}`)
    .slice(0, 5);
}

/** Words of pictures that are cut off at an edge, or that overlap other words. */
export function crowdedLabels(): string[] {
  const wrong: string[] = [];
  for (const picture of document.querySelectorAll("svg")) {
    const frame = picture.getBoundingClientRect();
    if (frame.width === 0) continue;
    const labels = [...picture.querySelectorAll("text")].map((text) => ({
      words: text.textContent ?? "",
      box: text.getBoundingClientRect(),
      // A slanted word's box is mostly empty.
      slanted: (text.getAttribute("transform") ?? "").includes("matrix"),
    }));
    for (const { words, box } of labels) {
      const inside =
        box.left >= frame.left - 1 &&
        box.right <= frame.right + 1 &&
        box.top >= frame.top - 1 &&
        box.bottom <= frame.bottom + 1;
      if (!inside) wrong.push(`cut off: ${words}`);
    }
    const upright = labels.filter(({ slanted }) => !slanted).sort((a, b) => a.box.top - b.box.top);
    upright.forEach(({ words, box }, index) => {
      for (let at = index + 1; at < upright.length; at++) {
        const other = upright[at];
        if (other === undefined || other.box.top >= box.bottom - 2) break;
        const apart = other.box.left >= box.right - 1 || other.box.right <= box.left + 1;
        if (!apart) wrong.push(`overlap: ${words} / ${other.words}`);
      }
    });
  }
  return wrong.slice(0, 10);
}
