import type { NoticeSource } from '@creditline/core';

/** RocketFin publishes no reference of its webhooks, so its notices come in our own form, under its name. */
export const rocketfinNotices = (ownForm: (name: string) => NoticeSource): NoticeSource => ownForm('rocketfin');
