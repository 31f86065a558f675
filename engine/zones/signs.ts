/**
 * What writers say themselves of the text that follows: "spoilers ahead", "end of spoilers", "spoiler-free".
 *
 * A sign is a short unit that holds the word and a word of warning, or one of a few phrases inside a longer one. Talk about spoilers
 * ("I was spoiled", "no spoilers please") is no sign.
 */

/** `opens`, `closes`: a stretch of spoilers; `free`: a stretch that promises none; `once`: "Spoiler: …", for its own block only. */
export interface Sign {
  kind: 'opens' | 'closes' | 'free' | 'once';
  /** Where in the unit the sign itself ends: what follows belongs to the stretch. */
  end: number;
}

/** Cheap question before all others. */
export const mentionsSpoilers = (text: string): boolean =>
  /spo[ij]l|divulg[âa]ch|destripe|sürprizbozan|спойлер|ספוילר|حرق|اسپویل|स्पॉइलर|สปอย|ネタバレ|[剧劇]透|스포/i.test(
    text,
  );

/** Signs are short: of longer units only the beginning is looked at. */
const LOOKED_AT = 300;
const SHORT_WORDS = 12;

/**
 * Writes a pattern: NOUN stands for the word "spoiler" in its languages, SOME for up to four words, SIGNS for anything but letters and
 * digits, ⟨ and ⟩ for the edges of a word (`\b` knows ASCII only), a space for any space.
 */
const phrase = (pattern: string): RegExp =>
  new RegExp(
    pattern
      .replaceAll('SOME ', String.raw`(?:\p{L}+ ){0,4}`)
      .replaceAll('SIGNS', String.raw`[^\p{L}\p{N}]*`)
      .replaceAll(
        'NOUN',
        String.raw`⟨(?:spo[ij]l\p{L}*|divulg[âa]ch\p{L}*|destripes?|sürprizbozan|спойлер\p{L}*|ספוילר\p{L}*|حرق|اسپویل|स्पॉइलर|\p{L}*สปอย\p{L}*)`,
      )
      .replaceAll('⟨', String.raw`(?<!\p{L})`)
      .replaceAll('⟩', String.raw`(?!\p{L})`)
      .replaceAll(' ', String.raw`\s+`),
    'iu',
  );
const anyOf = (...lists: string[]): string => `(?:${lists.join(' ').replaceAll(' ', '|').replaceAll('_', ' ')})`;

const CLOSES = [
  phrase(
    `⟨${anyOf('end fin fine fim ende einde slut slutt koniec konec конец кінець')} (?:${anyOf('of de du des der degli dello dos van all my the major')} )*NOUN`,
  ),
  phrase(`NOUN (?:${anyOf('section talk zone are')} )*${anyOf('end ends over done finished ende fin конец')}⟩`),
  phrase('⟨no more NOUN'),
  /ネタバレ(?:終|ここまで)|ここまでネタバレ|[剧劇]透(?:结束|結束|完)|스포(?:일러)?\s*(?:끝|종료)/,
];

const FREE = [
  phrase(String.raw`NOUN[-\s‑]*${anyOf('free frei fri vrij mentes nélkül yok içermez')}⟩|spoiler(?:frei|vrij|fri)`),
  phrase(
    String.raw`⟨${anyOf('no non without zero free_of sans sin sem senza ohne keine zonder utan uten uden bez без fără tanpa không ללא بدون ไม่')}[-\s]*(?:${anyOf('any aucun major big real plot')} )?NOUN`,
  ),
  /ネタバレ(?:なし|無し|ナシ|無)|(?:无|無|不|零|没有|沒有)[剧劇]透|노스포|스포(?:일러)?\s*(?:없|프리)/,
];
/** "no spoilers please", "trying to stay spoiler-free": a wish, not a promise. */
const WISH = phrase(
  `⟨${anyOf('please pls plz thanks stay staying stayed keep keeping want wanted trying tried go_in going_in went_in hate anyone can_someone can_you can_we could mind', 'bitte svp por_favor per_favore')}⟩`,
);
const PROMISE = phrase(
  `⟨${anyOf('this following below here review recap post article section discussion thoughts thread take guide', 'critique kritik reseña recensione обзор')}⟩`,
);

const WARNING = [
  phrase(
    `⟨${anyOf(
      'ahead below follow follows following incoming inside within beyond abound galore throughout from_here from_now from_this past_this after_this',
      'contains contain containing includes including discusses discussed warning alert beware bell here_be obviously allowed',
      'attention alerte achtung vorsicht warnung enthält atención cuidado alerta aviso contiene atenção contém attenzione allerta',
      'осторожно внимание далее ниже обережно увага uwaga zawiera let_op varning advarsel varoitus dikkat içerir vigyázat atenție',
      'προσοχή awas peringatan cảnh_báo אזהרת تحذير ระวัง',
    )}⟩`,
  ),
  phrase(`⟨${anyOf('full major massive huge big heavy mild minor')} NOUN`),
  /spoiler(?:warnung|alarm|gefahr|varning|waarschuwing)/i,
  /ネタバレ(?:注意|あり|有|全開|を?含)|[剧劇]透(?:警告|预警|預警|注意|慎入|开始|開始)|(?:有|含|涉及|严重|嚴重)[剧劇]透|스포(?:일러)?\s*(?:주의|있|포함|경고)/,
];

/** Phrases that warn in a unit of any length. */
const ANNOUNCED = phrase(
  `⟨spoiler[- ]?(?:alert|warning)s?(?=$|[^\\p{L}\\s]| [^\\p{L}])|` +
    `⟨spoilers? SOME ${anyOf('ahead below follow incoming from_here from_now_on beyond_this')}⟩|` +
    `⟨${anyOf('contain contains containing warning:? beware beware_of here_be full_of')} SOME spoilers?⟩`,
);
/** Nothing but the word, with brackets, stars, and what it is for. */
const BARE = phrase(
  `^SIGNS(?:some )?NOUN(?: ${anyOf('tag tags zone section talk territory time discussion')})?(?: ${anyOf('for about of on')}⟩.*)?SIGNS$`,
);
/** "Spoiler: the aunt", "(spoilers) the aunt". */
const PREFIXED = phrase(
  String.raw`(?:^SIGNS(?:\p{L}+ ){0,3}NOUN\s*:|[([]\s*(?:\p{L}+ ){0,2}NOUN[^)\]]{0,40}[)\]])(?=SIGNS[\p{L}\p{N}])`,
);
/** "I was spoiled", "I hate spoilers", "not a spoiler". */
const TALK = phrase(
  `⟨${anyOf("was were got get been being isn't isn’t aren't aren’t not never avoid avoiding avoided hate mind sorry tag tags tagged without no free read saw seen he she")} (?:\\p{L}+ ){0,3}NOUN|` +
    `NOUN ${anyOf('tag tags ban culture protection policy')}⟩`,
);

const matches = (patterns: readonly RegExp[], text: string): boolean => patterns.some((pattern) => pattern.test(text));

/** What a unit (sentence, heading, line) says of spoilers to come. */
export function readSign(whole: string): Sign | undefined {
  const unit = whole.slice(0, LOOKED_AT);
  if (!mentionsSpoilers(unit)) return undefined;
  const end = whole.length;
  if (matches(CLOSES, unit)) return { kind: 'closes', end };
  const short = unit.split(/\s+/, SHORT_WORDS + 1).length <= SHORT_WORDS;
  if (matches(FREE, unit)) {
    const promised = !WISH.test(unit) && !unit.includes('?') && (short || PROMISE.test(unit));
    return promised ? { kind: 'free', end } : undefined;
  }
  if (TALK.test(unit)) return undefined;
  const announced = ANNOUNCED.exec(unit);
  if (announced) {
    const said = announced.index + announced[0].length;
    // "Spoiler alert: the aunt did it."
    const told = /^\s*[:!–—-]+\s*(?=\S+\s+\S)/.exec(unit.slice(said));
    return { kind: 'opens', end: told ? said + told[0].length : end };
  }
  const prefixed = PREFIXED.exec(unit);
  if (prefixed) return { kind: 'once', end: prefixed.index + prefixed[0].length };
  return BARE.test(unit) || (short && matches(WARNING, unit)) ? { kind: 'opens', end } : undefined;
}
