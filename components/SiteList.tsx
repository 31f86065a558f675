/** Sites by host name: add by typing, remove by a press. */
import { useId, useState } from 'preact/hooks';

export function SiteList(props: { title: string; sites: string[]; onChange: (sites: string[]) => void }) {
  const { title, sites } = props;
  const [typed, setTyped] = useState('');
  const [trouble, setTrouble] = useState('');
  const id = useId();

  const add = (event: Event) => {
    event.preventDefault();
    const host = hostIn(typed);
    if (host === undefined) return setTrouble('This is not the address of a site. Try “example.com”.');
    setTrouble('');
    setTyped('');
    if (!sites.includes(host)) props.onChange([...sites, host].sort());
  };

  return (
    <div class="stack">
      <h2>{title}</h2>
      <form class="row" onSubmit={add}>
        <label class="unseen" for={id}>
          Address of a site
        </label>
        <input
          id={id}
          class="field grow"
          type="text"
          inputMode="url"
          placeholder="example.com"
          value={typed}
          aria-describedby={`${id}-trouble`}
          aria-invalid={trouble !== ''}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <button type="submit" class="button">
          Add
        </button>
      </form>
      <p id={`${id}-trouble`} class="small" role="status">
        {trouble}
      </p>
      {sites.length === 0 && <p class="soft">No site is listed.</p>}
      <ul class="lines">
        {sites.map((site) => (
          <li key={site}>
            <p>{site}</p>
            <button
              type="button"
              class="button plain"
              aria-label={`Remove ${site}`}
              onClick={() => props.onChange(sites.filter((other) => other !== site))}
            >
              Remove
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The host name in what was typed or pasted, without "www."; undefined when there is none. */
function hostIn(typed: string): string | undefined {
  try {
    const { hostname } = new URL(typed.includes('://') ? typed.trim() : `https://${typed.trim()}`);
    return hostname.replace(/^www\./, '') || undefined;
  } catch {
    return undefined;
  }
}
