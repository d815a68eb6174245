import type { CardAnswer, CardPort } from './card-port.ts';

type Orm = { call(model: string, method: string, args?: readonly unknown[], kwargs?: object): Promise<unknown> };
type Target = { readonly resModel: string; readonly resId: number };

/** The card through the methods of the addon, with the rights of the user. */
export const createOrmPort = (orm: Orm, { resModel, resId }: Target): CardPort => {
  const call = async (method: string, kwargs: object = {}): Promise<CardAnswer> =>
    (await orm.call(resModel, method, [[resId]], kwargs)) as CardAnswer;
  return {
    read: () => call('creditline_read'),
    refresh: (force) => call('creditline_refresh', { force }),
    choose: (candidate) => call('creditline_choose', { candidate }),
  };
};
