/** Sections of an encyclopedia article in plain text, and the headings under which it tells the plot and lists the cast. */

/** By language; compared case-folded, the whole heading first, then its beginning. "Premise" is not a full plot. */
const PLOT: Record<string, string[]> = {
  en: ['Plot', 'Plot summary', 'Plot synopsis', 'Synopsis', 'Story', 'Plotline', 'Summary'],
  fr: ['Synopsis', 'Intrigue', 'Résumé'],
  de: ['Handlung', 'Inhalt'],
  es: ['Argumento', 'Trama', 'Sinopsis', 'Resumen'],
  it: ['Trama'],
  pt: ['Enredo', 'Sinopse'],
  ja: ['あらすじ', 'ストーリー', '概要'],
  ko: ['줄거리'],
  zh: ['劇情', '剧情', '劇情簡介', '剧情简介', '故事大綱', '情節', '情节'],
  ru: ['Сюжет'],
  uk: ['Сюжет'],
  pl: ['Fabuła'],
  cs: ['Děj'],
  nl: ['Verhaal', 'Plot'],
  sv: ['Handling'],
  da: ['Handling'],
  no: ['Handling'],
  fi: ['Juoni'],
  hu: ['Cselekmény'],
  ro: ['Intrigă', 'Subiect'],
  el: ['Υπόθεση'],
  tr: ['Konu', 'Konusu'],
  ar: ['الحبكة', 'القصة'],
  he: ['עלילה'],
  fa: ['خلاصه داستان', 'داستان'],
  hi: ['कथानक', 'कहानी'],
  id: ['Alur cerita', 'Sinopsis'],
  vi: ['Nội dung', 'Cốt truyện'],
  th: ['เนื้อเรื่อง', 'เรื่องย่อ'],
};

const CAST: Record<string, string[]> = {
  en: ['Cast', 'Characters', 'Cast and characters', 'Voice cast'],
  fr: ['Distribution'],
  de: ['Besetzung'],
  es: ['Reparto'],
  it: ['Cast'],
  pt: ['Elenco'],
  ja: ['キャスト', '出演者'],
  ko: ['출연진', '등장인물'],
  zh: ['演員', '演员'],
  ru: ['В ролях'],
  uk: ['У ролях'],
  pl: ['Obsada'],
  cs: ['Obsazení'],
  nl: ['Rolverdeling'],
  sv: ['Rollista', 'Medverkande'],
  da: ['Medvirkende'],
  no: ['Medvirkende'],
  fi: ['Näyttelijät'],
  hu: ['Szereplők'],
  ro: ['Distribuție'],
  el: ['Ηθοποιοί'],
  tr: ['Oyuncular'],
  ar: ['طاقم التمثيل'],
  he: ['שחקנים'],
  fa: ['بازیگران'],
  hi: ['कलाकार'],
  id: ['Pemeran'],
  vi: ['Diễn viên'],
  th: ['นักแสดง'],
};

interface Section {
  heading: string;
  level: number;
  /** Text up to the next heading of whatever level. */
  text: string;
}

/** Cuts an extract with `== Heading ==` lines into sections; the lead comes first, under no heading. */
export function sectionsOf(extract: string): Section[] {
  const sections: Section[] = [{ heading: '', level: 1, text: '' }];
  for (const line of extract.split('\n')) {
    const [, marks, heading] = /^(={2,6})\s*(.+?)\s*\1\s*$/.exec(line) ?? [];
    if (marks && heading) sections.push({ heading, level: marks.length, text: '' });
    else sections.at(-1)!.text += `${line}\n`;
  }
  return sections;
}

/** The paragraphs under a heading, those of its subsections with them; none when there is no such heading. */
function under(sections: Section[], headings: string[]): string[] {
  const wanted = headings.map(folded);
  const named = sections.map(({ heading }) => folded(heading));
  let found = named.findIndex((heading) => wanted.includes(heading));
  if (found < 0) found = named.findIndex((heading) => wanted.some((want) => heading.startsWith(`${want} `)));
  if (found < 0) return [];
  const { level } = sections[found]!;
  const end = sections.findIndex((section, place) => place > found && section.level <= level);
  return sections.slice(found, end < 0 ? undefined : end).flatMap(({ text }) => paragraphsOf(text));
}

export const plotOf = (sections: Section[], language: string): string[] => under(sections, PLOT[language] ?? []);
export const castOf = (sections: Section[], language: string): string[] => under(sections, CAST[language] ?? []);

export const paragraphsOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');

const folded = (heading: string): string => heading.normalize('NFKC').toLowerCase().trim();
