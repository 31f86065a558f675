/** The person's leave to send requests to a host, which may be being asked for at this moment. */
import { browser } from 'wxt/browser';

/** A question that nobody answers in this time is taken for a no. In milliseconds. */
const PATIENCE = 120_000;

/** A browser ends a worker that has called none of its functions for 30 s. In milliseconds. */
const AWAKE = 20_000;

/**
 * Whether requests to these hosts are allowed.
 * @param asked the browser is asking the person now: wait for the answer. The popup cannot wait itself, since it closes before the question.
 * @param signal stops the waiting: not allowed then.
 */
export async function isAllowed(origins: string[], asked: boolean, signal: AbortSignal): Promise<boolean> {
  const contained = () => browser.permissions.contains({ origins });
  if (!asked) return contained();
  const { promise: answer, resolve } = Promise.withResolvers<boolean>();
  const look = async () => {
    if (await contained()) resolve(true);
  };
  const end = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]);
  end.addEventListener('abort', () => resolve(false));
  if (end.aborted) resolve(false);
  browser.permissions.onAdded.addListener(look);
  const awake = setInterval(look, AWAKE);
  try {
    await look();
    return await answer;
  } finally {
    clearInterval(awake);
    browser.permissions.onAdded.removeListener(look);
  }
}
