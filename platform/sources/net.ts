/**
 * Asking a source: one request a host at a time, patient when told to wait, and wary of what comes back.
 *
 *   queue of the host -> request -> 429 or 5xx? wait as told, or ever longer, and ask again
 *                                -> body, at most 10 MB -> JSON
 */
import { SourceError } from './error.ts';

export interface Request {
  /** Name of the source, for messages. */
  name: string;
  url: string;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

export interface Answered {
  /** 200, or a status that the source explains in JSON (401, 404). */
  status: number;
  body: unknown;
}

export interface Net {
  /** @throws SourceError. */
  json(request: Request): Promise<Answered>;
}

export interface Patience {
  /** Times a request is made in all. */
  attempts: number;
  /** Milliseconds before the second attempt when the source does not say; doubled for each further one. */
  pause: number;
  /** Longest wait that a source may ask for, in milliseconds; beyond it the person is told. */
  longest: number;
  /** Milliseconds until an answer has arrived in full. */
  answer: number;
  /** Bytes of an answer. */
  size: number;
}

const PATIENCE: Patience = { attempts: 3, pause: 2000, longest: 60_000, answer: 30_000, size: 10_000_000 };

export function createNet(patience: Partial<Patience> = {}): Net {
  const { attempts, pause, longest, answer, size } = { ...PATIENCE, ...patience };
  const queues = new Map<string, Promise<unknown>>();

  async function ask(request: Request): Promise<Answered> {
    for (let attempt = 1; ; attempt++) {
      const { status, retryAfter, text } = await send(request, answer, size);
      const busy = status === 429;
      if (!busy && status < 500) return { status, body: parse(text, status, request.name) };
      const wait = retryAfter ?? pause * 2 ** (attempt - 1);
      if (attempt === attempts || wait > longest) throw new SourceError(busy ? 'busy' : 'down', request.name);
      await sleep(wait, request);
    }
  }

  return {
    json(request) {
      const { host } = new URL(request.url);
      const before = queues.get(host) ?? Promise.resolve();
      const mine = before.then(() => {
        if (request.signal?.aborted) throw new SourceError('cancelled', request.name);
        return ask(request);
      });
      queues.set(
        host,
        mine.catch(() => {}),
      );
      return mine;
    },
  };
}

async function send({ url, headers, signal, name }: Request, answer: number, size: number) {
  const late = AbortSignal.timeout(answer);
  try {
    const response = await fetch(url, {
      headers: { Accept: 'application/json', ...headers },
      signal: signal ? AbortSignal.any([signal, late]) : late,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
    });
    const text = await readBody(response, size, name);
    return { status: response.status, retryAfter: waitOf(response.headers.get('Retry-After')), text };
  } catch (error) {
    if (error instanceof SourceError) throw error;
    if (signal?.aborted) throw new SourceError('cancelled', name);
    throw new SourceError(late.aborted ? 'timeout' : 'offline', name, error);
  }
}

async function readBody(response: Response, size: number, name: string): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > size) throw new SourceError('too-big', name); // Leaving the loop cancels the rest.
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function parse(text: string, status: number, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (status === 401 || status === 403) throw new SourceError('refused', name);
    if (status === 404) throw new SourceError('missing', name);
    throw new SourceError(/^\s*</.test(text) ? 'not-json' : 'cut', name, error);
  }
}

/** Milliseconds that `Retry-After` asks for, in seconds or as a date. */
function waitOf(header: string | null): number | undefined {
  if (!header) return undefined;
  const wait = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}

function sleep(ms: number, { signal, name }: Request): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new SourceError('cancelled', name));
    });
  });
}
