import { bullet, paragraph } from '../markdown.ts';

/** What the law asks where the customer is a person, and what the product does. */
export const naturalPersonsSection = (): string =>
  [
    '## Natural persons: sole traders, guarantors, directors',
    paragraph(`Every answer carries \`subject_kind\`. For \`natural_person\` the default policy sends the case to a person
      (\`NATURAL_PERSON_REVIEW\`) and turns a refusal by risk into a referral; the card says that credit control decides, and the notice to
      a refused customer names a person's rights. Directors are not scored. What applies, as far as we know (no legal advice):`),
    [
      bullet(`**GDPR art. 22, C-634/21 SCHUFA** (7 December 2023): a score is itself an automated decision when its user draws strongly on
        it, so a person must really decide. Directors, sole traders and guarantors are protected, legal persons are not.`),
      bullet(`**C-203/22 Dun & Bradstreet Austria** (27 February 2025): explain the procedure and principles actually applied. A what-if is
        apt, the bare algorithm is not enough. Every decision has its reasons and what would have changed it, for everybody.`),
      bullet(`**AI Act, Annex III 5(b)**: creditworthiness of natural persons is high-risk (art. 6(3) is no way out, it is profiling);
        scoring legal persons is outside. Duties apply from 2 December 2027 after the Digital Omnibus (Parliament 16 June, Council 29 June
        2026; read in secondary sources, check the Official Journal). Art. 86, explanation, covers these systems only (unchecked).`),
      bullet(`**United States**, trade credit: notice in reasonable time, written reasons if asked within 60 days (12 CFR
        1002.9(a)(3)(ii)). At most four reasons are given in each direction: more are not likely to help (commentary 9(b)(2), unchecked).`),
    ].join('\n'),
  ].join('\n\n');
