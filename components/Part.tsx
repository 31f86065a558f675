/** A part that opens by its own click. Closed, its words are not in the page at all: find-in-page and print cannot reach them. */
import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { CreditLines } from './CreditLine.tsx';
import { Heading } from './controls.tsx';
import type { Credit } from './film.ts';
import { Icon } from './Icon.tsx';

export function Part(props: {
  title: string;
  level: 2 | 3 | 4;
  /** Short word at the right of the title, such as a count. */
  note?: string | undefined;
  credits?: Credit[] | undefined;
  children: () => ComponentChildren;
}) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <div class="part">
      <Heading level={props.level}>
        <button
          type="button"
          class="part-button"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          <span>
            {props.title} {props.note && <span class="soft small">{props.note}</span>}
          </span>
          <Icon name="chevron" />
        </button>
      </Heading>
      <div id={id} class="part-body" hidden={!open}>
        {open && props.children()}
        {open && <CreditLines credits={props.credits} />}
      </div>
    </div>
  );
}
