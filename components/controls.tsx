/** The small controls that every page shares. */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Icon, type IconName } from './Icon.tsx';

/** On or off, at once. */
export function Switch(props: {
  label: ComponentChildren;
  /** One line below the label. */
  hint?: string;
  on: boolean;
  disabled?: boolean;
  onChange: (on: boolean) => void;
}) {
  const hint = useId();
  return (
    <label class="switch">
      <span>
        {props.label}
        {props.hint && (
          <span id={hint} class="soft small" style={{ display: 'block' }}>
            {props.hint}
          </span>
        )}
      </span>
      <input
        type="checkbox"
        role="switch"
        checked={props.on}
        aria-checked={props.on}
        disabled={props.disabled}
        aria-describedby={props.hint && hint}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
    </label>
  );
}

/** One of several, each with a line that says what it means. */
export function Choices<T extends string>(props: {
  legend: string;
  /** The heading above says it already: for screen readers only. */
  quietLegend?: boolean;
  chosen: T;
  choices: { value: T; label: string; hint?: ComponentChildren }[];
  onChoose: (value: T) => void;
}) {
  const name = useId();
  return (
    <fieldset class="stack">
      <legend class={props.quietLegend ? 'unseen' : undefined}>{props.legend}</legend>
      {props.choices.map(({ value, label, hint }) => (
        <label class="choice" key={value}>
          <input
            type="radio"
            name={name}
            value={value}
            checked={value === props.chosen}
            onChange={() => props.onChoose(value)}
          />
          <span>
            <strong>{label}</strong>
            {hint && (
              <span class="soft" style={{ display: 'block' }}>
                {hint}
              </span>
            )}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** A state in plain words: nothing here, off, loading, broken. */
export function Notice(props: {
  title: string;
  icon?: IconName;
  /** Something failed: read out at once. */
  trouble?: boolean;
  children?: ComponentChildren;
}) {
  return (
    <div class={props.trouble ? 'notice trouble' : 'notice'} role={props.trouble ? 'alert' : undefined}>
      <Icon name={props.icon ?? (props.trouble ? 'alert' : 'info')} />
      <div class="stack">
        <strong>{props.title}</strong>
        {props.children}
      </div>
    </div>
  );
}

/** A heading whose level is told from outside, so that outlines stay whole in popup and page. */
export function Heading(props: { level: 1 | 2 | 3 | 4; class?: string; id?: string; children: ComponentChildren }) {
  const { level, ...rest } = props;
  const Tag = `h${level}` as const;
  return <Tag {...rest} />;
}
