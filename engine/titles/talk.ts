/**
 * Words that tell that people are talking of films, in the languages of most pages. `strong`: hardly said of anything
 * else; `weak`: said of films and of much besides. No title is among them.
 */
import { hashWord } from '../text/words.ts';

const STRONG = `movie movies film films filmmaker filmmakers filmmaking cinema cinematic cinematography cinematographer screenplay screenwriter
sequel sequels prequel blockbuster biopic imdb letterboxd starring remake screenwriters multiplex arthouse cinephile rewatch rewatched
rewatching bluray moviegoers filmography
cinéma cinéaste réalisateur réalisatrice scénario scénariste bande-annonce long-métrage
filme filmen kino regisseur regisseurin drehbuch spielfilm kinofilm
película películas cine cineasta largometraje guion guión filmes
regista sceneggiatura lungometraggio cineasta pellicola
diretor roteiro cineasta longa-metragem
speelfilm regissör filmregisseur elokuva elokuvan elokuvassa ohjaaja rezyser reżyser filmu filmie
фильм фильма фильме фильмы фильмов кино режиссёр режиссер сценарий кинотеатр фильмом фільм фільму режисер
filmový filmová filmové filmů filmech režisér režiséra režiséři filmár filmy filmowy filmowa filmów filmach scenariusz kinie kinach
filmjét rendező mozi forgatókönyv regizor filmul filmului filmen filmene biograf biografen bioscoop regisseuse filmleri filminin sineması
yönetmen yönetmeni senaryo ταινία ταινίας ταινίες σκηνοθέτης σινεμά סרט הסרט סרטים סרטו בסרט קולנוע הקולנוע במאי הבמאי בימוי תסריט
فيلم الفيلم أفلام السينما سينما مخرج المخرج فیلم کارگردان phim sutradara bioskop`;

const WEAK = `scene scenes watch watched watching saw seen cast role roles character characters ending endings plot actor actors actress trailer
spoiler spoilers oscar oscars director directed directs director's franchise trilogy villain protagonist twist screening thriller comedy horror
drama performance performances storyline narrative script flick viewers viewer onscreen subplot finale genre acting slasher noir western
cameo camera dialogue climax explained recap watchlist rewatchable streaming moviegoer footage plays stars star premiere theaters theatres theater studio hollywood adaptation villains critics credits dvd netflix streaming review reviews directorial
acteur acteurs actrice scène rôle suite réalisé vu regarder schauspieler schauspielerin rolle szene gesehen ende fortsetzung
actor actriz escena protagonista dirigida final attore attrice scena ruolo finale visto ator atriz cena
актёр актер сцена роль финал сюжет актриса трейлер премьера
herec herečka role scéna hlavní obsazení premiéra aktor aktorka rola scena obsada premiera reżyseria zwiastun
színész szereplő oyuncu dizi sahne skådespelare handling acteurs regie שחקן שחקנית טריילר עלילה ممثل ηθοποιός`;

const KNOWN = new Map<number, 1 | 2>();
for (const [list, weight] of [
  [WEAK, 1],
  [STRONG, 2],
] as const) {
  for (const word of list.split(/\s+/)) KNOWN.set(hashWord(word.normalize('NFD').replace(/\p{Mn}|-/gu, '')), weight);
}

/** One bit for each low part of a known hash, so that nearly all words are settled without a look-up. */
const RARE = new Uint8Array(4096);
for (const hash of KNOWN.keys()) RARE[hash & 4095] = 1;

/** 2 for a word hardly said of anything but films, 1 for one said of films among others, 0 for the rest. */
export function talkOf(hash: number): 0 | 1 | 2 {
  return RARE[hash & 4095] === 0 ? 0 : (KNOWN.get(hash) ?? 0);
}
