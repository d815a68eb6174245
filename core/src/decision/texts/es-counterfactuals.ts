import type { CounterfactualTexts } from '../counterfactual-text.ts';

export const ES_COUNTERFACTUALS: CounterfactualTexts = {
  conditions: {
    ACCOUNTS_FILED: {
      seller: 'Con las últimas cuentas depositadas[ (ejercicio cerrado el {value})]',
      company: 'Con sus últimas cuentas depositadas[ (ejercicio cerrado el {value})]',
    },
    ACCOUNTS_FILED_ALIKE: {
      seller:
        'Con las últimas cuentas depositadas[ (ejercicio cerrado el {value})] y cifras como las últimas conocidas',
      company:
        'Con sus últimas cuentas depositadas[ (ejercicio cerrado el {value})] y cifras como las últimas que conocemos',
    },
    ACCOUNTS_AVERAGE: {
      seller: 'Con cuentas de cifras medias[ para una facturación de unos {value}]',
      company: 'Con cuentas de su empresa de cifras medias[ para una facturación de unos {value}]',
    },
    BANK_DATA_AVERAGE: {
      seller: 'Con datos bancarios de cifras medias[ para una facturación de unos {value}]',
      company: 'Con datos bancarios de su empresa de cifras medias[ para una facturación de unos {value}]',
    },
    PAYMENTS_AVERAGE: {
      seller: 'Con un historial de pagos medio[ (retraso: {value:days})]',
      company: 'Con referencias de proveedores que muestren pagos medios[ (retraso: {value:days})]',
    },
    CAPITAL_PAID_IN: {
      seller: 'Con una aportación de capital[ de {value}]',
      company: 'Con una aportación de capital[ de {value}] a su empresa',
    },
    DEBT_MADE_LONGER: {
      seller: 'Con deudas a corto plazo[ de {value}] pasadas a un plazo más largo',
      company: 'Con sus deudas a corto plazo pasadas a un plazo más largo[ por {value}]',
    },
    DEBT_REPAID: {
      seller: 'Con deudas[ de {value}] devueltas con la tesorería',
      company: 'Con deudas[ de {value}] devueltas con su tesorería',
    },
    RECEIVABLES_COLLECTED: {
      seller: 'Con el cobro de deudas de clientes[ por {value}]',
      company: 'Con el cobro de lo que le deben sus clientes[ por {value}]',
    },
    STOCK_REDUCED: {
      seller: 'Con existencias reducidas[ en {value}], vendidas a precio de coste',
      company: 'Con sus existencias reducidas[ en {value}], vendidas a precio de coste',
    },
    RESULT_REACHED: {
      seller: 'Con un ejercicio sin pérdidas de explotación y un resultado neto[ de {value}]',
      company: 'Con un ejercicio de su empresa sin pérdidas de explotación y un resultado neto[ de {value}]',
    },
    OPERATING_RESULT_REACHED: {
      seller: 'Con un resultado de explotación[ de {value}]',
      company: 'Con un resultado de explotación[ de {value}] en sus cuentas',
    },
    BALANCE_RAISED: {
      seller: 'Con un saldo bancario[ de {value}]',
      company: 'Con un saldo[ de {value}] en sus cuentas bancarias',
    },
    OVERDRAFT_SHORTER: {
      seller: 'Con menos tiempo en descubierto[ ({value:days})]',
      company: 'Con menos tiempo en descubierto en sus cuentas[ ({value:days})]',
    },
    DEBITS_HONOURED: {
      seller: 'Con menos adeudos devueltos[ (número: {value})]',
      company: 'Con menos adeudos devueltos en sus cuentas[ (número: {value})]',
    },
    PAYMENT_SOONER: {
      seller: 'Con las facturas pagadas antes[ (retraso medio: {value:days})]',
      company: 'Con sus facturas pagadas antes[ (retraso medio: {value:days})]',
    },
    LATE_INVOICES_FEWER: {
      seller: 'Con menos facturas con más de 30 días de retraso[ ({value})]',
      company: 'Con menos facturas suyas con más de 30 días de retraso[ ({value})]',
    },
    UNPAID_SETTLED: {
      seller: 'Con las facturas vencidas pagadas[ (pendiente: {value})]',
      company: 'Con sus facturas vencidas pagadas[ (pendiente: {value})]',
    },
  },
  sentence: {
    seller: '{condition}: {results}.',
    company: '{condition}, el mismo cálculo habría dado: {results}.',
  },
  results: {
    score: 'puntuación de {from} a {to}',
    grade: 'nota de {from} a {to}',
    limit: 'límite de {from} a {to}',
    decision: 'decisión «{to}» en lugar de «{from}»',
  },
  outcomes: {
    accept: 'crédito sin garantía',
    request_guarantee: 'crédito con garantía',
    refer: 'revisión por una persona',
    refuse: 'sin crédito',
  },
  person: 'En todo caso decide una persona.',
};
