import type { ReasonTexts } from '../reason-text.ts';

/** English: rules, registry and legal notices. */
export const EN_STANDING = {
  COMPANY_CEASED: {
    seller: 'The registry lists this company as ceased[ since {value}]. It cannot be given credit.',
    company:
      'The business registry lists your company as having ceased trading[ on {value}]. If this is wrong, please have the registry corrected and tell us.',
  },
  COMPANY_STRUCK_OFF: {
    seller: 'This company was struck off the register[ on {value}].',
    company:
      'Your company was struck off the business register[ on {value}]. If it has been restored, please send us a recent extract.',
  },
  LIQUIDATION_OPEN: {
    seller: 'The company is in liquidation[ by judgment of {value}].',
    company:
      'A legal notice states that your company is in liquidation[ by judgment of {value}]. If these proceedings have been closed, please send us the judgment.',
  },
  RECEIVERSHIP_OPEN: {
    seller: 'The company is in receivership[ by judgment of {value}].',
    company:
      'A legal notice states that your company is in receivership[ by judgment of {value}]. Payment in advance or a guarantee may still make a sale possible.',
  },
  SAFEGUARD_OPEN: {
    seller: 'The company is under court safeguard proceedings[ by judgment of {value}].',
    company:
      'A legal notice states that your company is under safeguard proceedings[ by judgment of {value}]. Payment in advance or a guarantee may still make a sale possible.',
  },
  CONCILIATION_OPEN: {
    seller: 'A conciliation with creditors is open[ since {value}].',
    company:
      'A conciliation with your creditors has been published[ on {value}]. Please tell us when an agreement has been reached.',
  },
  PLAN_RUNNING: {
    seller: 'The company is repaying its debts under a court-approved plan[ of {value}].',
    company:
      'Your company is carrying out a court-approved plan[ of {value}]. Evidence that the plan is being kept will help us.',
  },
  NOTICE_UNREAD: {
    seller: 'A legal notice about insolvency proceedings could not be read automatically: a person has to read it.',
    company:
      'A legal notice about proceedings that concern your company has to be read by a person. You can send us the judgment.',
  },
  TOO_LITTLE_DATA: {
    seller: 'There is too little data to decide automatically[ (confidence {value})]. Ask for accounts or bank data.',
    company:
      'We found too little data about your company to decide automatically. You can send us your latest accounts or share your bank data.',
  },
  INTERVAL_WIDE: {
    seller: 'The estimate of the risk is too uncertain for a decision without a person.',
    company:
      'What we know about your company does not let us estimate the risk precisely enough. You can send us your latest accounts or share your bank data.',
  },
  COMPANY_UNSURE: {
    seller:
      'It is not certain that this record is the company we found[ (match {value})]. Confirm its registration number.',
    company: 'We could not identify your company with certainty. Please give us your registration number.',
  },
  NATURAL_PERSON_REVIEW: {
    seller: 'This customer is a natural person (sole trader): a person has to take the decision.',
    company:
      'You trade in your own name, so a person on our team takes the decision. You may give your point of view and contest it.',
  },
  SECTOR_NOT_COVERED: {
    seller:
      'This model was not made for banks, insurers, funds and other financial companies, nor for public bodies[ (NACE {value})]: a person decides.',
    company:
      'Our model was not made for banks, insurers, funds and other financial companies, nor for public bodies[ (NACE {value})], so a person on our team decides. If your registered activity is out of date, please have it corrected.',
  },
  RISK_TOO_HIGH: {
    seller: 'The risk of default within 12 months[, {value},] is above what the policy accepts.',
    company:
      'We estimate the risk of non-payment within 12 months[ at {value}, which is| to be] above the level that we can accept.',
  },
  RISK_NEEDS_GUARANTEE: {
    seller: 'The risk of default within 12 months[, {value},] calls for a guarantee.',
    company:
      'We estimate the risk of non-payment within 12 months[ at {value}, which is| to be] above the level that we can accept without a guarantee. You can offer a guarantee or part payment in advance.',
  },
  LIMIT_BELOW_NEED: {
    seller: 'The limit that we can justify[, {value},] is below the amount asked for.',
    company:
      'The credit limit that we can grant[, {value},] is below the amount you asked for. You can reduce the amount, offer a guarantee or pay part in advance.',
  },
  NO_ROOM_FOR_CREDIT: {
    seller: 'No unsecured limit is left: cash, equity or the caps of the policy leave no room.',
    company:
      'Your cash, your equity or our own caps leave no room for credit without security. You can offer a guarantee or pay in advance.',
  },
  AGE_ESTABLISHED: {
    seller: 'The company is well established[ ({value:years} old)].',
    company: 'Your company is well established[ ({value:years} old)].',
  },
  AGE_YOUNG: {
    seller: 'The company is young[ ({value:years} old)].',
    company:
      'Your company is young[ ({value:years} old)], and young companies default more often. A longer trading record will help.',
  },
  SIZE_LARGE: {
    seller: 'The workforce is large enough to absorb a setback[ (staff: {value})].',
    company: 'Your workforce speaks in your favour[ (staff: {value})].',
  },
  SIZE_SMALL: {
    seller: 'The workforce is small[ (staff: {value})].',
    company:
      'Your workforce is small[ (staff: {value})], which leaves less room to absorb a setback. If the registry shows an old figure, please tell us.',
  },
  SECTOR_STEADY: {
    seller: 'Few companies fail in its sector[ (NACE {value})].',
    company: 'Few companies fail in your sector[ (NACE {value})].',
  },
  SECTOR_RISKY: {
    seller: 'Failures are more frequent in its sector[ (NACE {value})].',
    company:
      'Failures are more frequent in your sector[ (NACE {value})]. If your registered activity is out of date, please have it corrected.',
  },
  CHANGE_NONE: {
    seller: 'Seat, activity and directors have been stable[: the last change was {value:months_ago}].',
    company: 'Your seat, activity and directors have been stable[: the last change was {value:months_ago}].',
  },
  CHANGE_RECENT: {
    seller: 'The seat, the activity or a director changed recently[ ({value:months_ago})].',
    company:
      'Your seat, your activity or a director changed recently[ ({value:months_ago})]. You can tell us the reason for the change.',
  },
  PROCEEDINGS_NONE: {
    seller: 'No insolvency proceedings were found in the legal notices.',
    company: 'No insolvency proceedings against your company were found in the legal notices.',
  },
  PROCEEDINGS_PAST: {
    seller: 'The company has been through insolvency proceedings[ that ended {value:years_ago}].',
    company:
      'Your company has been through insolvency proceedings[ that ended {value:years_ago}]. The weight of this lessens as time passes.',
  },
  FILING_RECENT: {
    seller: 'The accounts are filed and recent[ (year ended {value})].',
    company: 'Your accounts are filed and recent[ (year ended {value})].',
  },
  FILING_LATE: {
    seller: 'The filing of accounts is behind[: the latest are for the year ended {value}].',
    company:
      'Your accounts appear to be filed late[: the latest that we found are for the year ended {value}]. Filing or sending us your latest accounts will help.',
  },
  BUSINESS_KEPT: {
    seller: 'No recent sale of the business was found in the legal notices.',
    company: 'No recent sale of your business was found in the legal notices.',
  },
  BUSINESS_SOLD: {
    seller: 'The company sold its business or a part of it[ {value:months_ago}].',
    company:
      'A legal notice states that your company sold its business or a part of it[ {value:months_ago}]. You can send us accounts that show your activity since then.',
  },
} as const satisfies Partial<ReasonTexts>;
