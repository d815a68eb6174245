/** `recherche-entreprises` -> `Recherche entreprises`: a new source needs no change here. */
export const sourceLabel = (name: string): string => {
  const words = name.replaceAll(/[-_]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};
