/** The address of a server as a browser on the same machine opens it, without a slash at the end. */
export const addressOf = (host: string, port: number): string => {
  // A server that listens everywhere is reached on this machine too, and nobody can open "everywhere".
  const named = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${named.includes(':') ? `[${named}]` : named}:${port}`;
};
