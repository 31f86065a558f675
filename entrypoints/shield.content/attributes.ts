/**
 * Attributes lent to the page's elements while something is covered, and what they were before. Several covers may need the same
 * one; it goes back with the last of them. What the page has changed meanwhile stays as the page has it.
 */
interface Loan {
  before: string | null;
  /** What was asked for; the last is what stands there. */
  values: string[];
}

export class Attributes {
  private readonly loans = new Map<Element, Map<string, Loan>>();

  lend(element: Element, name: string, value: string): void {
    const ofElement = this.loans.get(element) ?? new Map<string, Loan>();
    this.loans.set(element, ofElement);
    const loan = ofElement.get(name);
    if (loan) loan.values.push(value);
    else ofElement.set(name, { before: element.getAttribute(name), values: [value] });
    put(element, name, value);
  }

  giveBack(element: Element, name: string, value: string): void {
    const ofElement = this.loans.get(element);
    const loan = ofElement?.get(name);
    const at = loan?.values.lastIndexOf(value) ?? -1;
    if (!ofElement || !loan || at < 0) return;
    const isOurs = element.getAttribute(name) === oursOf(loan);
    loan.values.splice(at, 1);
    if (loan.values.length) {
      if (isOurs) put(element, name, oursOf(loan));
      return;
    }
    ofElement.delete(name);
    if (!ofElement.size) this.loans.delete(element);
    if (!isOurs) return;
    if (loan.before === null) element.removeAttribute(name);
    else element.setAttribute(name, loan.before);
  }

  /** The attribute has the value that was put there. */
  isOurs(element: Element, name: string): boolean {
    const loan = this.loans.get(element)?.get(name);
    return loan !== undefined && element.getAttribute(name) === oursOf(loan);
  }

  /** The value as the page has it. */
  original(element: Element, name: string): string | null {
    const loan = this.loans.get(element)?.get(name);
    const now = element.getAttribute(name);
    return loan && now === oursOf(loan) ? loan.before : now;
  }

  /** Focuses an element that need not be focusable, until focus moves on. */
  focus(element: HTMLElement): void {
    if (element.tabIndex < 0) {
      this.lend(element, 'tabindex', '-1');
      element.addEventListener('blur', () => this.giveBack(element, 'tabindex', '-1'), { once: true });
    }
    element.focus({ preventScroll: true });
  }

  /** Puts back what the page took away. @returns whether something was missing */
  assert(names: readonly string[]): boolean {
    let missing = false;
    for (const [element, ofElement] of this.loans)
      for (const [name, loan] of ofElement) {
        if (!names.includes(name) || element.getAttribute(name) === oursOf(loan)) continue;
        element.setAttribute(name, oursOf(loan));
        missing = true;
      }
    return missing;
  }
}

const oursOf = ({ values }: Loan): string => values.at(-1)!;

function put(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}
