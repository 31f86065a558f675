/** The background: listeners are registered at once, so that an event can wake a sleeping worker. */
import { defineBackground } from 'wxt/utils/define-background';
import { keepBadge } from '../platform/background/badge.ts';
import { keepShieldStateDerived } from '../platform/background/derive.ts';
import { keepInbox } from '../platform/background/inbox.ts';
import { keepFilled } from '../platform/background/install.ts';
import { keepCommands, keepMenus, keepOmnibox } from '../platform/background/menus.ts';
import { keepPositionsProfiled } from '../platform/background/profiles.ts';
import { requestsOf } from '../platform/background/requests.ts';
import { openPlots } from '../platform/plots/index.ts';

export default defineBackground(() => {
  const plots = openPlots();
  keepInbox(requestsOf(plots));
  keepShieldStateDerived();
  keepFilled(plots);
  keepPositionsProfiled(plots);
  keepBadge();
  keepMenus();
  keepCommands();
  keepOmnibox();
});
