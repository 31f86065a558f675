/** Headings under which a whole plot or its ending is told. "Premise" is none of them: it does not spoil. */
import { readSign } from './signs.ts';

/** What a heading says of the section under it. */
export type HeadingKind = 'plot' | 'ending' | 'warned' | 'free' | 'over';

const PLOT: ReadonlySet<string> = new Set(
  [
    'plot|plot summary|plot synopsis|plot details|detailed plot|detailed synopsis|full plot|full synopsis|full summary|plotline|story summary|what happens',
    'intrigue|synopsis détaillé|résumé détaillé|résumé complet|handlung|argumento|trama|enredo',
    'ストーリー|あらすじ|物語|줄거리|劇情|剧情|劇情簡介|剧情简介|故事大綱|情節|情节',
    'сюжет|fabuła|děj|dej|verhaal|handling|juoni|cselekmény|intrigă|subiect|υπόθεση|πλοκή|konu|konusu',
    'الحبكة|القصة|עלילה|העלילה|خلاصه داستان|داستان|कथानक|कहानी|alur cerita|cốt truyện|เนื้อเรื่อง',
  ]
    .join('|')
    .split('|'),
);

/** For headings in small letters: to heed no case costs milliseconds at the first one. */
const ENDING =
  /(?<!\p{L})(?:the )?(?:ending|finale|final (?:scene|shot|twist|act)|last (?:scene|shot|act)|plot twist|twist ending|post-credits? scene)s?(?: \p{L}+){0,3} (?:explained|meaning|means?|analysis|breakdown|decoded)(?!\p{L})|^(?:the )?(?:ending|plot twist|twist|big twist|final twist|final scene|resolution|denouement|dénouement|finale|das ende|la fin|el final|il finale|o final|финал|концовка|結末|ラスト|结局|結局|결말|fate|death)$|^(?:what (?:really |actually )?happen(?:s|ed)|how (?:it|the (?:film|movie|story)) (?:really )?(?:ends|closes)|who (?:dies|is the killer|did it))(?!\p{L})|ende erklärt|fin expliquée|final explicado|finale spiegato|結末考察|结局解析|결말 해석/u;

/** Case, numbers and edit links of a heading do not count. */
const bare = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/\[[^\]]*\]/g, '')
    .replace(/^[\s\d.:)]+|[\s:.!?]+$/g, '')
    .replace(/\s+/g, ' ');

/** @returns undefined for a heading that says nothing of spoilers. */
export function headingKind(heading: string): HeadingKind | undefined {
  const sign = readSign(heading);
  if (sign) return sign.kind === 'free' ? 'free' : sign.kind === 'closes' ? 'over' : 'warned';
  if (/[([【]\s*spoilers?\s*[)\]】]/i.test(heading)) return 'warned';
  const text = bare(heading);
  if (PLOT.has(text)) return 'plot';
  return ENDING.test(text) ? 'ending' : undefined;
}
