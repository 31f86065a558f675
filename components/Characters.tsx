/** Who they are at once; what becomes of each only by a click of its own. */
import { useState } from 'preact/hooks';
import type { Character } from '../engine/film.ts';

export function Characters({ characters }: { characters: Character[] }) {
  const [told, setTold] = useState<ReadonlySet<string>>(new Set());
  const fated = characters.filter(({ fate }) => fate);
  return (
    <>
      {fated.length > 1 && told.size < fated.length && (
        <p class="no-print">
          <button type="button" class="button plain" onClick={() => setTold(new Set(fated.map(({ name }) => name)))}>
            Tell what becomes of everyone
          </button>
        </p>
      )}
      <ul class="lines characters">
        {characters.map(({ name, actor, role, fate }) => (
          <li key={name}>
            <div>
              <strong>{name}</strong>
              {actor && <span class="soft"> · {actor}</span>}
              <p>{role}</p>
              {fate && told.has(name) && <p class="fate">{fate}</p>}
              {fate && !told.has(name) && (
                <button
                  type="button"
                  class="button plain small no-print"
                  onClick={() => setTold(new Set([...told, name]))}
                >
                  What becomes of {name}
                </button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
