/**
 * Attributes lent to the page's elements while something is covered, and what they were before. Several covers may need the same
 * one; it goes back with the last of them. What the page has changed meanwhile stays as the page has it.
 */
interface Loan {
  before: string | null;
  ours: string;
  covers: number;
}

export class Attributes {
  private readonly loans = new Map<Element, Map<string, Loan>>();

  lend(element: Element, name: string, value: string): void {
    const ofElement = this.loans.get(element) ?? new Map<string, Loan>();
    this.loans.set(element, ofElement);
    const loan = ofElement.get(name);
    if (loan) {
      loan.covers++;
      if (element.getAttribute(name) === value) return;
      loan.ours = value;
    } else ofElement.set(name, { before: element.getAttribute(name), ours: value, covers: 1 });
    element.setAttribute(name, value);
  }

  giveBack(element: Element, name: string): void {
    const ofElement = this.loans.get(element);
    const loan = ofElement?.get(name);
    if (!ofElement || !loan || --loan.covers > 0) return;
    ofElement.delete(name);
    if (!ofElement.size) this.loans.delete(element);
    if (element.getAttribute(name) !== loan.ours) return;
    if (loan.before === null) element.removeAttribute(name);
    else element.setAttribute(name, loan.before);
  }

  /** The attribute has the value that was put there. */
  isOurs(element: Element, name: string): boolean {
    const loan = this.loans.get(element)?.get(name);
    return loan !== undefined && element.getAttribute(name) === loan.ours;
  }

  /** The value as the page has it. */
  original(element: Element, name: string): string | null {
    const loan = this.loans.get(element)?.get(name);
    const now = element.getAttribute(name);
    return loan && now === loan.ours ? loan.before : now;
  }

  /** Puts back what the page took away. @returns whether something was missing */
  assert(name: string): boolean {
    let missing = false;
    for (const [element, ofElement] of this.loans) {
      const loan = ofElement.get(name);
      if (!loan || element.getAttribute(name) === loan.ours) continue;
      element.setAttribute(name, loan.ours);
      missing = true;
    }
    return missing;
  }
}
