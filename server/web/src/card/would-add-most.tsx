import type { DecidedCard } from '../api/contract.ts';

type WouldAddMostProps = { readonly most: DecidedCard['would_add_most'] };

/** Which facts would make the estimate surer, as the server words it; nothing where none that can be had would. */
export const WouldAddMost = ({ most }: WouldAddMostProps) =>
  most === null ? null : <p className="quiet-text small would-add-most">{most.text}</p>;
