/**
 * Attributes lent to the page's elements while something is covered, and what they were before. Several covers may need the same
 * one; it goes back with the last of them. What the page has changed meanwhile stays as the page has it.
 */
interface Loan {
  name: string;
  before: string | null;
  /** What was asked for, and how often; the last is what stands there. */
  values: { value: string; times: number }[];
}

export class Attributes {
  readonly #loans = new Map<Element, Loan[]>();

  lend(element: Element, name: string, value: string): void {
    const loan = this.#loanOf(element, name);
    const last = loan?.values.at(-1);
    if (last?.value === value) last.times++;
    else if (loan) loan.values.push({ value, times: 1 });
    else {
      const loan = { name, before: element.getAttribute(name), values: [{ value, times: 1 }] };
      this.#loans.set(element, [...(this.#loans.get(element) ?? []), loan]);
    }
    put(element, name, value);
  }

  giveBack(element: Element, name: string, value: string): void {
    const loan = this.#loanOf(element, name);
    const at = loan?.values.findLastIndex((one) => one.value === value) ?? -1;
    if (!loan || at < 0) return;
    const isOurs = element.getAttribute(name) === oursOf(loan);
    if (--loan.values[at]!.times === 0) loan.values.splice(at, 1);
    if (loan.values.length) {
      if (isOurs) put(element, name, oursOf(loan));
      return;
    }
    const others = this.#loans.get(element)!.filter((one) => one !== loan);
    if (others.length) this.#loans.set(element, others);
    else this.#loans.delete(element);
    if (!isOurs) return;
    if (loan.before === null) element.removeAttribute(name);
    else element.setAttribute(name, loan.before);
  }

  /** Anything is lent to an element. */
  has(element: Element): boolean {
    return this.#loans.has(element);
  }

  /** The attribute has the value that was put there. */
  isOurs(element: Element, name: string): boolean {
    const loan = this.#loanOf(element, name);
    return loan !== undefined && element.getAttribute(name) === oursOf(loan);
  }

  /** The value as the page has it. */
  original(element: Element, name: string): string | null {
    const loan = this.#loanOf(element, name);
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
    for (const [element, ofElement] of this.#loans)
      for (const loan of ofElement) {
        if (!names.includes(loan.name) || element.getAttribute(loan.name) === oursOf(loan)) continue;
        element.setAttribute(loan.name, oursOf(loan));
        missing = true;
      }
    return missing;
  }

  #loanOf(element: Element, name: string): Loan | undefined {
    return this.#loans.get(element)?.find((loan) => loan.name === name);
  }
}

const oursOf = ({ values }: Loan): string => values.at(-1)!.value;

function put(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}
