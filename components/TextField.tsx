/** A line of text that is saved when one leaves it or presses Enter; what does not fit is said below it and not saved. */
import { useEffect, useId, useState } from 'preact/hooks';

export function TextField(props: {
  label: string;
  hint?: string;
  value: string;
  /** Shown as dots: a key. */
  secret?: boolean;
  /** What is wrong with a text; undefined: nothing. */
  check?: (value: string) => string | undefined;
  onChange: (value: string) => void;
}) {
  const { value, check } = props;
  const [typed, setTyped] = useState(value);
  const [trouble, setTrouble] = useState<string>();
  const id = useId();
  useEffect(() => setTyped(value), [value]);

  const leave = () => {
    const text = typed.trim();
    const wrong = check?.(text);
    setTrouble(wrong);
    if (wrong === undefined && text !== value) props.onChange(text);
  };

  return (
    <div class="labelled">
      <label for={id}>{props.label}</label>
      <input
        id={id}
        class="field"
        // Preact types inputs one kind at a time; the two kinds differ in nothing used here.
        type={(props.secret ? 'password' : 'text') as 'text'}
        autoComplete="off"
        spellcheck={false}
        value={typed}
        aria-describedby={`${id}-hint`}
        aria-invalid={trouble !== undefined}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onBlur={leave}
        onKeyDown={(event) => event.key === 'Enter' && leave()}
      />
      <p id={`${id}-hint`} class={trouble ? 'small trouble' : 'small soft'} role="status">
        {trouble ?? props.hint}
      </p>
    </div>
  );
}
