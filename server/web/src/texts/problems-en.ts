/** What can go wrong for a person at this page, in their words; the keys of `known` are the server's codes. */
export const problemsEn = {
  known: {
    company_not_found: {
      title: 'No register knows this company',
      detail: 'Check the spelling or the number, or search by its exact legal name.',
    },
    company_ambiguous: {
      title: 'Several companies have this name',
      detail: 'Choose the right one, or give its SIREN, VAT or company number.',
    },
    currency_unsupported: {
      title: 'This currency cannot be used',
      detail: 'The credit policy holds no exchange rate for it. Give the amount in another currency.',
    },
    sources_unavailable: {
      title: 'The registers could not be searched',
      detail: 'They do not answer at the moment, and nothing was decided. Try again in a minute.',
    },
    body_invalid: {
      title: 'Something in this record is not right',
      detail: 'Correct what is named, then send it again.',
    },
    credentials_missing: { title: 'An API key is needed', detail: 'Enter the key of this server to go on.' },
    credentials_invalid: {
      title: 'The API key is not valid any more',
      detail: 'It is unknown, revoked or past its end. Change the key at the top of the page.',
    },
    scope_missing: {
      title: 'Your API key may not do this',
      detail: 'Ask the person who made the key to give it this permission.',
    },
    connection_copied: {
      title: 'This database is not the one that is connected',
      detail: 'It is a copy, or the connection was made from another database since. Connect it again to go on.',
    },
    connection_failed: {
      title: 'The CRM does not answer as it should',
      detail: 'Nothing was kept. Correct what is named, then connect again.',
    },
    key_not_rotatable: {
      title: 'This API key cannot be rotated',
      detail: 'It is the published key, or it was rotated before and its successor is in use.',
    },
    not_found: {
      title: 'There is nothing here',
      detail: 'This record does not exist, or it belongs to somebody else.',
    },
    override_settled: {
      title: 'The override is settled already',
      detail: 'Somebody has approved, refused or ended it meanwhile. Ask for a new one.',
    },
    database_unavailable: {
      title: 'The database cannot be reached',
      detail: 'Nothing was lost. Try again in a few seconds.',
    },
    internal: {
      title: 'Something went wrong on our side',
      detail: 'Try again. If it happens again, give the request number below to your administrator.',
    },
    unreachable: {
      title: 'The server does not answer',
      detail: 'Check that Creditline runs and that your network reaches it, then try again.',
    },
  },
  fields: {
    siren: 'This SIREN is not right: 9 digits that pass the Luhn check, for a company in France.',
    siret: 'This SIRET is not right: 14 digits that pass the Luhn check, for a company in France.',
    vat: 'This VAT number is not right: two letters of the country, then its digits with the right check digit.',
    company_number:
      'This company number is not right: 8 characters of the UK register, such as 01234567 or SC123456, with United Kingdom as the country. Elsewhere, give the SIREN or VAT number.',
    country: 'This country does not go with the number, or is not a country code.',
    name: 'Enter the name of the company, with letters or digits, in at most 200 characters.',
    amount: 'Enter an amount above 0, such as 25,000 or 199.50: digits without a sign, at most two decimals.',
    currency: 'The credit policy holds no exchange rate for this currency. Choose another one.',
    terms: 'Payment terms are whole days, from 0 to 180.',
    owner: 'Enter the name of the account owner in at most 100 characters.',
  },
};

export type ProblemTexts = typeof problemsEn;
