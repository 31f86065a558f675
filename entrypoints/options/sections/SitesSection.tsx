import { Choices } from '../../../components/controls.tsx';
import { SiteList } from '../../../components/SiteList.tsx';
import { changeSetting, settings } from '../../../platform/settings.ts';
import { useItem } from '../../film/hooks.ts';
import type { Save } from '../App.tsx';

export function SitesSection({ save }: { save: Save }) {
  const sites = useItem(settings.sites);
  if (!sites) return null;
  const all = sites.where === 'all';
  return (
    <div class="section">
      <Choices
        legend="Where the shield works"
        quietLegend
        chosen={sites.where}
        choices={[
          { value: 'all', label: 'On every site', hint: 'Except those you list.' },
          { value: 'listed', label: 'Only on some sites', hint: 'Those you list, and no other.' },
        ]}
        onChoose={(where) => save(changeSetting('sites', { where }))}
      />
      <SiteList
        key={sites.where}
        title={all ? 'Not on these sites' : 'On these sites'}
        sites={all ? sites.off : sites.only}
        onChange={(list) => save(changeSetting('sites', all ? { off: list } : { only: list }))}
      />
    </div>
  );
}
