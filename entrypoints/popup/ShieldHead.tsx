/** Whether the shield works here, and the switch for this site. */
import { Notice, Switch } from '../../components/controls.tsx';
import { changeSetting, type Settings, settings } from '../../platform/settings.ts';
import { isListed } from '../../platform/shieldState.ts';
import { useItem } from '../film/hooks.ts';
import type { PageState } from './usePage.ts';

export function ShieldHead({ page }: { page: PageState }) {
  const shield = useItem(settings.shield);
  const sites = useItem(settings.sites);
  if (!shield || !sites || page.kind === 'waiting') return <Switch label="Shield" on disabled onChange={() => {}} />;
  if (!shield.on) {
    return (
      <Notice title="The shield is off everywhere" icon="eye">
        <p>
          <button type="button" class="button" onClick={() => void changeSetting('shield', { on: true })}>
            Turn it on
          </button>
        </p>
      </Notice>
    );
  }
  if (page.kind === 'closed') {
    return (
      <Notice title="This page cannot be read">
        <p>
          Pages of the browser itself are closed to extensions. A page that was open before Curtain was installed needs
          a reload.
        </p>
      </Notice>
    );
  }

  const top = page.frames.find((frame) => frame.top) ?? page.frames[0]!;
  const site = top.host.replace(/^www\./, '');
  const on = sites.where === 'all' ? !isListed(sites.off, site) : isListed(sites.only, site);
  const closed = page.frames.flatMap(({ covers }) => covers).filter(({ revealed }) => !revealed).length;
  const failed = page.frames.some((frame) => frame.shield === 'failed');
  const hint = !on
    ? 'Off here: nothing is covered'
    : failed
      ? 'It cannot cover all of this page'
      : closed === 0
        ? 'Nothing is covered here'
        : `${closed} ${closed === 1 ? 'sentence is' : 'sentences are'} covered here`;
  return (
    <>
      <Switch
        label={
          site ? (
            <>
              Shield on <strong>{site}</strong>
            </>
          ) : (
            'Shield on this page'
          )
        }
        hint={hint}
        on={on}
        disabled={!site}
        onChange={(to) => void changeSetting('sites', switched(sites, site, to))}
      />
      {failed && (
        <Notice title="This page may spoil" trouble>
          <p>Something on it keeps the shield from working.</p>
        </Notice>
      )}
    </>
  );
}

/** The lists of sites after a switch; a wider domain that was listed goes with it. */
function switched({ where, off, only }: Settings['sites'], site: string, on: boolean): Partial<Settings['sites']> {
  const without = (list: string[]) => list.filter((listed) => !isListed([listed], site));
  if (where === 'all') return { off: on ? without(off) : [...off, site] };
  return { only: on ? [...only, site] : without(only) };
}
