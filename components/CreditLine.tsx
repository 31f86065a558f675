/** Where a part comes from: source, licence, change, date. */
import { type Credit, dated } from './film.ts';

export function CreditLines({ credits = [] }: { credits?: Credit[] | undefined }) {
  return (
    <>
      {credits.map(({ source, link, licence, change, date, notice }) => (
        <p class="credit" key={source}>
          {link ? <Outward link={link}>{source}</Outward> : source}
          {licence && ' · '}
          {licence && (licence.link ? <Outward link={licence.link}>{licence.name}</Outward> : licence.name)}
          {change && ` · ${change}`}
          {` · ${dated(date)}`}
          {notice && ` · ${notice}`}
        </p>
      ))}
    </>
  );
}

/** A link out of the extension. Addresses come from sources, so only web addresses become links. */
export function Outward({ link, children }: { link: string; children: string }) {
  if (!/^https?:\/\//i.test(link)) return <>{children}</>;
  return (
    <a href={link} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}
