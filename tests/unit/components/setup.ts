/** Draws a component into the document and finds its parts as a person would: by role and name. */
import type { ComponentChild } from 'preact';
import { render } from 'preact';
import { act } from 'preact/test-utils';

export function draw(node: ComponentChild): HTMLElement {
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  act(() => render(node, root));
  return root;
}

/** The one button of this name. @throws when there is none or more than one. */
export function button(name: string | RegExp): HTMLButtonElement {
  const found = [...document.querySelectorAll('button')].filter((element) => {
    const own = element.getAttribute('aria-label') ?? element.textContent?.replace(/\s+/g, ' ').trim() ?? '';
    return typeof name === 'string' ? own === name : name.test(own);
  });
  if (found.length !== 1) throw new Error(`${found.length} buttons named ${name}`);
  return found[0]!;
}

export const click = (element: Element) =>
  act(() => void element.dispatchEvent(new MouseEvent('click', { bubbles: true })));

export const press = (element: Element, key: string) =>
  act(() => void element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })));

/** Types a text and lets what it sets off come to rest. */
export async function type(element: HTMLInputElement, text: string): Promise<void> {
  await act(async () => {
    element.focus();
    element.value = text;
    element.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
  await act(async () => {
    await new Promise((resolve) => setTimeout(resolve));
  });
}
