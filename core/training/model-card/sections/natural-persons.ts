import { bullet, paragraph } from '../markdown.ts';

/** What the law asks where the customer is a person, and what the product does. */
export const naturalPersonsSection = (): string =>
  [
    '## Natural persons: sole traders, guarantors, directors',
    paragraph(`The product marks every answer with \`subject_kind\`. For \`natural_person\` a rule of the default policy sends the case to a person
      (\`NATURAL_PERSON_REVIEW\`), a refusal by risk becomes a referral, the card says that credit control decides and the score only
      advises, and the notice to a refused customer carries the rights of a person. Directors are not scored. What applies, to our
      knowledge and without being legal advice:`),
    [
      bullet(`**GDPR art. 22** and **C-634/21 SCHUFA** (7 December 2023): the score itself is an automated decision when whoever uses it draws
        strongly on it. So a person must really decide, with the power to differ. Data about legal persons is outside the GDPR; directors,
        sole traders and guarantors are inside.`),
      bullet(`**C-203/22 Dun & Bradstreet Austria** (27 February 2025): explain the procedure and principles actually applied; what would have
        changed the outcome is an apt form, handing over the algorithm is not enough. The reasons and the "what would have changed it"
        of each decision are made for that, and everybody gets them.`),
      bullet(`**AI Act, Annex III 5(b)**: creditworthiness of natural persons is high-risk; scoring a legal person is outside, and art. 6(3) is
        no way out because it is profiling. The duties apply from 2 December 2027 after the Digital Omnibus (Parliament 16 June, Council
        29 June 2026; read in secondary sources, check the Official Journal). Art. 86, the right to an explanation, concerns these
        systems only (from memory, check).`),
      bullet(`**United States**, trade credit: notice within a reasonable time and written reasons if asked within 60 days (12 CFR
        1002.9(a)(3)(ii)); more than four reasons are not likely to help (commentary, from memory), so at most four are given.`),
    ].join('\n'),
  ].join('\n\n');
