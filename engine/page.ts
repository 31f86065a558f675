/**
 * One page (or frame) being judged: from blocks of text to verdicts.
 *
 *   signals ─┐
 *   block ───┼─> subject (which names stand here, which films it is about) ─> sentences ─┐
 *   place ───┘                                                    zones (what the page itself calls spoilers) ─┼─> judge ─> verdicts
 *                                                         outlook (seen films, profiles, corrections) ─┘
 *
 * Pure: the DOM half (entrypoints/shield.content) makes the blocks and covers what the verdicts say.
 */
import type { Block, PageSignals, Place, Subject } from './block.ts';
import { type FilmId, type FilmNumber, idOfStranger, type Stranger } from './film.ts';
import type { Judge, JudgeInput, Judgement } from './judge/judge.ts';
import type { Profile } from './profile.ts';
import { cutSentences, type Sentence } from './sentences.ts';
import type { People } from './subject/people.ts';
import { type NamedFilm, Subjects } from './subject.ts';
import type { FilmTalk } from './titles/filmTalk.ts';
import type { TitleIndex } from './titles/index.ts';
import { Trail } from './trail.ts';
import { NO_FILM, type Sensitivity, type Verdict } from './verdict.ts';
import { createZones, titleZone, type Zone, type ZoneReason, type Zones, zoneOf } from './zones.ts';

/** What the person's side says; the page reads it anew at each judgement. */
export interface Outlook {
  sensitivity: Sensitivity;
  /** Marked as seen. Before the settings have arrived nothing is. */
  isSeen(film: FilmNumber): boolean;
  /** The same of a film that the catalogue lacks, by its `unknownId`. */
  isSeenStranger(id: FilmId): boolean;
  /** The judge's profile of a film; null: there is none; undefined: not known yet, so verdicts wait. */
  profile(film: FilmNumber): Profile | null | undefined;
  /** What the person said of a text like this one (see feedback.ts); null while nothing was ever said. */
  told: ((text: string) => 'safe' | 'hide' | undefined) | null;
}

/** A film that the page is about or names, for popup and badge. */
export type PageFilm = NamedFilm;

export interface Page {
  /** Takes in what the page says of itself; again after client-side navigation. */
  signals(signals: PageSignals): void;
  /** Names, subject and verdicts of one block. Calling it again for the same block and place replaces what it learned. */
  judge(block: Block, place: Place): Verdict[];
  /** A block that was judged names nothing of films, nor has the person said anything of texts. */
  isSilent(block: Block, place: Place): boolean;
  /** The films of this page, likeliest first. */
  films(): PageFilm[];
  /** What the page tells of a film that the catalogue lacks; undefined for one that it has. */
  strangerOf(film: FilmNumber): Stranger | undefined;
  /** Rises, a few times a page at most, when blocks judged before are better judged again: their film has become clear. */
  readonly version: number;
}

/** A film with less of a sentence than this is not asked about. */
const LEAST_SHARE = 0.08;
/** Where films are talked of as surely as this, a sentence may spoil one that nobody could name: more surely than where nothing was said. */
const TALKED = 0.65;
/** Films tried for one sentence: the likeliest. */
const MOST_FILMS = 3;
/** A sentence whose film's profile is on its way stays covered, unless it is as surely harmless as this. */
const HARMLESS = 0.04;
/** What a zone adds to the logit of a sentence in it. */
const ZONE_LOGIT: Record<Zone['kind'], Partial<Record<ZoneReason, number>>> = {
  spoiler: { markup: 2, warning: 1, plot: 1.2, ending: 0.6, title: 0.5 },
  safe: { title: -1, warning: -1.5 },
};
const ZONE_REASON: Record<ZoneReason, string> = {
  markup: 'hidden by the site itself',
  warning: 'after a spoiler warning',
  plot: 'in a plot section',
  ending: 'under a heading about the ending',
  title: 'under a heading that warns',
};

/** A film that a sentence may spoil, and how surely it is about it. */
interface Candidate extends Subject {
  /** How surely the sentence is about this or any other film that was not seen. */
  about: number;
  profile: Profile | null | undefined;
}

/** Makes the judge of one page. @param people of films, by whom a page tells its film without naming it */
export function createPage(index: TitleIndex, judge: Judge, outlook: Outlook, people?: People, talk?: FilmTalk): Page {
  const subjects = new Subjects(index, people, talk);
  let zones: Zones = createZones();
  let trail = new Trail();
  let titled: ReturnType<typeof titleZone>;
  let address = '';

  const isSeen = (film: FilmNumber): boolean => {
    const stranger = subjects.strangerOf(film);
    return stranger ? outlook.isSeenStranger(idOfStranger(stranger)) : outlook.isSeen(film);
  };
  const profileOf = (film: FilmNumber) => (subjects.strangerOf(film) ? null : outlook.profile(film));

  const candidatesOf = (films: readonly Subject[], talk: number): Candidate[] => {
    const sum = films.reduce((all, { share }) => all + share, 0);
    const other = talk < TALKED ? 0 : (1 - sum) * talk;
    const likely = films.filter(({ share }) => share >= LEAST_SHARE);
    if (likely.length === 0) return other > 0 ? [{ film: NO_FILM, share: other, about: other, profile: null }] : [];
    const unseen = likely.filter(({ film }) => !isSeen(film));
    const about = unseen.reduce((all, { share }) => all + share, other);
    return unseen.slice(0, MOST_FILMS).map((subject) => ({ ...subject, about, profile: profileOf(subject.film) }));
  };

  const zoned = (judgement: Judgement, zone: Zone | undefined): Judgement => {
    const shift = zone ? ZONE_LOGIT[zone.kind][zone.why] : undefined;
    if (!zone || !shift) return judgement;
    const score = shifted(judgement.score, shift);
    const reasons = shift > 0 ? [...judgement.reasons, ZONE_REASON[zone.why]] : judgement.reasons;
    return { ...judgement, score, told: Math.max(score, judgement.told), reasons };
  };

  return {
    signals(signals) {
      subjects.signals(signals);
      titled = titleZone(signals.title);
      if (signals.url === address) return;
      address = signals.url;
      zones = createZones();
      trail = new Trail();
    },

    judge(block, place) {
      const mentions = subjects.read(block, place);
      const filmAt = (start: number, end: number) =>
        mentions.find((one) => one.start >= start && one.end <= end)?.films[0]?.film;
      // Signs are read in every block, since they rule the blocks that follow.
      const zonesHere = zones.of(block, place, filmAt);
      const heard = subjects.talkOf(block, place);
      const alike = subjects.alike(block, place);
      const shared = alike && candidatesOf(alike, heard.sure);
      if (shared?.length === 0 && !outlook.told) {
        trail.pass(block, place);
        return [];
      }
      const sentences = cutSentences(block);
      const candidates = sentences.map(
        ({ start, end }) => shared ?? candidatesOf(subjects.subjectOf(block, place, start, end), heard.sure),
      );
      const texts = sentences.map(({ start, end }) => block.text.slice(start, end));
      const told = texts.map((text) => outlook.told?.(text));
      const before = trail.before(block, place);
      if (candidates.every((films) => films.length === 0) && !told.includes('hide')) {
        trail.pass(block, place);
        return [];
      }

      const inputOf = (i: number, candidate: Candidate | undefined): JudgeInput => {
        const { start, end } = sentences[i]!;
        const names = mentions.filter((one) => one.start >= start && one.end <= end);
        const previous = i > 0 ? texts[i - 1] : before.text;
        return {
          text: texts[i]!,
          kind: block.kind,
          ...(previous && { before: previous }),
          ...(place.heading && place.heading !== block.text && { heading: place.heading }),
          subject: candidate?.share ?? 0,
          about: candidate?.about ?? 0,
          talk: heard,
          mentioned:
            candidate !== undefined && names.some(({ films }) => films.some(({ film }) => film === candidate.film)),
          names: names.map((one) => ({ start: one.start - start, end: one.end - start })),
          profile: candidate?.profile ?? null,
        };
      };

      const likeliest = judge.scoreAll(
        sentences.map((_, i) => inputOf(i, candidates[i]![0])),
        before.echoes,
      );
      trail.keep(block, place, likeliest.echoes, block.text.slice(sentences.at(-1)?.start ?? 0));

      return sentences.flatMap((sentence, i): Verdict[] => {
        if (told[i] === 'safe') return [];
        if (told[i] === 'hide') {
          const film = candidates[i]![0]?.film ?? NO_FILM;
          return [
            { ...sentence, film, score: 1, cover: true, waiting: false, lasts: true, reasons: ['hidden by you'] },
          ];
        }
        // A bare number tells nothing, whatever stands around it.
        const isWords = /\p{L}/u.test(texts[i]!);
        const verdicts = candidates[i]!.map((candidate, nth): Verdict => {
          const zone = zoneOf(zonesHere, sentence, candidate.film) ?? pageZone(titled, sentence);
          const judgement = zoned(nth === 0 ? likeliest.judgements[i]! : judge.score(inputOf(i, candidate)), zone);
          const waiting = isWords && candidate.profile === undefined && judgement.score >= HARMLESS;
          const lasts = isWords && judge.covers(judgement, outlook.sensitivity);
          const { score, reasons } = judgement;
          return { ...sentence, film: candidate.film, score, cover: waiting || lasts, waiting, lasts, reasons };
        });
        const rank = ({ cover, lasts }: Verdict) => Number(cover) + Number(lasts);
        const [most] = verdicts.sort((a, b) => rank(b) - rank(a) || b.score - a.score);
        return most ? [most] : [];
      });
    },

    isSilent: (block, place) => !outlook.told && subjects.alike(block, place) !== null,
    films: () => subjects.films(),
    strangerOf: (film) => subjects.strangerOf(film),

    get version() {
      return subjects.version;
    },
  };
}

/** The page's own title rules where no nearer sign does. */
function pageZone(titled: ReturnType<typeof titleZone>, sentence: Sentence): Zone | undefined {
  return titled ? { ...sentence, ...titled } : undefined;
}

function shifted(score: number, logit: number): number {
  const odds =
    (Math.max(1e-6, Math.min(1 - 1e-6, score)) / (1 - Math.max(1e-6, Math.min(1 - 1e-6, score)))) * Math.exp(logit);
  return odds / (1 + odds);
}
