import type { Context } from '../context.ts';
import type { Env } from '../env.ts';
import { openGazette, type SourceSettings } from '../sources.ts';
import { bodaccPoller } from './poll-bodacc.ts';
import type { Poller } from './poller.ts';

/** The sources that have to be asked for their news. None in sandbox mode, where nobody real is watched. */
export const openPollers = (
  context: Context,
  settings: Pick<Env, 'mode' | 'pollMinutes' | 'bodaccUrl'> & Pick<SourceSettings, 'fetch'>,
): readonly Poller[] =>
  settings.mode === 'sandbox' || settings.pollMinutes === 0 ? [] : [bodaccPoller(context, openGazette(settings))];
