import { Socket } from 'node:net';

/**
 * A socket for `pg` that sends what one turn of the event loop writes in one piece: queries that follow each other without
 * waiting cost one call of the operating system and wake the database once. `pg` corks while it writes a query.
 */
export const gatheringSocket = (): Socket => {
  const socket = new Socket();
  const cork = socket.cork.bind(socket);
  let isGathering = false;
  const send = (): void => {
    isGathering = false;
    socket.uncork();
  };
  socket.cork = () => {
    if (!isGathering) {
      isGathering = true;
      cork();
      // In a promise's continuation, where queries are made, a tick comes after all other continuations that are due.
      process.nextTick(send);
    }
    cork();
  };
  return socket;
};
