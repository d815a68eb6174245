import type { ReasonTexts } from '../reason-text.ts';

/** Spanish: accounts, bank data, payment behaviour, links, and sources that gave nothing. */
export const ES_FIGURES = {
  EQUITY_STRONG: {
    seller: 'El patrimonio neto es sólido[: {value} del activo total].',
    company: 'Su patrimonio neto es sólido[: {value} del activo total en sus últimas cuentas].',
  },
  EQUITY_WEAK: {
    seller: 'El patrimonio neto es débil[: {value} del activo total].',
    company:
      'Sus últimas cuentas muestran un patrimonio neto débil[: {value} del activo total]. Una ampliación de capital o la reserva de beneficios ayudaría.',
  },
  PROFIT_GOOD: {
    seller: 'La empresa es rentable[ (margen neto: {value})].',
    company: 'Sus últimas cuentas muestran un buen margen neto[ ({value})].',
  },
  PROFIT_LOW: {
    seller: 'La rentabilidad es baja[ (margen neto: {value})].',
    company:
      'Sus últimas cuentas muestran un margen neto bajo[ ({value})]. Unas cuentas más recientes con mejores resultados ayudarían.',
  },
  LIQUIDITY_COMFORTABLE: {
    seller: 'Las deudas a corto plazo están bien cubiertas[ (ratio de liquidez: {value})].',
    company: 'Su activo corriente cubre bien sus deudas a corto plazo[ (ratio de liquidez: {value})].',
  },
  LIQUIDITY_TIGHT: {
    seller: 'La liquidez es ajustada[ (ratio de liquidez: {value})].',
    company:
      'Sus últimas cuentas muestran que su activo corriente apenas cubre, o no cubre, sus deudas a corto plazo[ (ratio de liquidez: {value})]. Alargar el plazo de esas deudas ayudaría.',
  },
  DEBT_LIGHT: {
    seller: 'El endeudamiento es bajo[: {value} del activo total].',
    company: 'Sus deudas son bajas[: {value} del activo total en sus últimas cuentas].',
  },
  DEBT_HEAVY: {
    seller: 'El endeudamiento es elevado[: {value} del activo total].',
    company: 'Sus últimas cuentas muestran un endeudamiento elevado[: {value} del activo total]. Reducirlo ayudaría.',
  },
  INTEREST_COVERED: {
    seller: 'El resultado de explotación cubre bien los intereses[ ({value} veces)].',
    company: 'Su resultado de explotación cubre bien sus intereses[ ({value} veces)].',
  },
  INTEREST_STRAINED: {
    seller: 'Los intereses pesan sobre el resultado de explotación[ (cobertura: {value} veces)].',
    company:
      'Sus últimas cuentas muestran que los intereses pesan sobre su resultado de explotación[ (cobertura: {value} veces)]. Una financiación menor o más barata ayudaría.',
  },
  CASH_RISING: {
    seller: 'El saldo bancario evoluciona bien[ ({value:signed} en 90 días)].',
    company: 'Su saldo bancario evoluciona bien[ ({value:signed} en 90 días)].',
  },
  CASH_FALLING: {
    seller: 'El saldo bancario evoluciona mal[ ({value:signed} en 90 días)].',
    company:
      'Su saldo bancario evoluciona de forma desfavorable[ ({value:signed} en 90 días)]. Si se ha recuperado, puede compartir datos bancarios actualizados.',
  },
  CASH_BUFFER_LONG: {
    seller: 'La tesorería cubre los pagos durante bastante tiempo[ ({value:days})].',
    company: 'Su tesorería cubre sus pagos durante bastante tiempo[ ({value:days})].',
  },
  CASH_BUFFER_SHORT: {
    seller: 'La tesorería cubre los pagos durante poco tiempo[ ({value:days})].',
    company:
      'Su tesorería cubre sus pagos durante poco tiempo[ ({value:days})]. Una reserva mayor o una línea de crédito confirmada ayudaría.',
  },
  OVERDRAFT_RARE: {
    seller: 'La cuenta rara vez está en descubierto[ ({value} de los días)].',
    company: 'Su cuenta rara vez está en descubierto[ ({value} de los días)].',
  },
  OVERDRAFT_OFTEN: {
    seller: 'La cuenta está a menudo en descubierto[ ({value} de los días)].',
    company: 'Su cuenta está a menudo en descubierto[ ({value} de los días)]. Menos días en descubierto ayudarían.',
  },
  DEBITS_HONOURED: {
    seller: 'Los adeudos domiciliados se atienden.',
    company: 'Sus adeudos domiciliados se atienden.',
  },
  DEBITS_REJECTED: {
    seller: 'El banco devolvió adeudos domiciliados[ (número: {value})].',
    company:
      'Su banco devolvió adeudos domiciliados por falta de fondos o por cuenta cancelada[ (número: {value})]. Si fue un error, puede enviarnos un justificante de su banco.',
  },
  PAYS_ON_TIME: {
    seller: 'Las facturas se pagan a su vencimiento[ (retraso medio: {value:days})].',
    company: 'Usted paga sus facturas a su vencimiento[ (retraso medio: {value:days})].',
  },
  PAYS_LATE: {
    seller: 'Las facturas se pagan con retraso[ (retraso medio: {value:days})].',
    company: 'Sus facturas se pagan de media con retraso[ ({value:days})]. Pagar más cerca del vencimiento ayudaría.',
  },
  LATE_RARELY: {
    seller: 'Pocas facturas se pagan con más de 30 días de retraso[ ({value})].',
    company: 'Pocas de sus facturas se pagan con más de 30 días de retraso[ ({value})].',
  },
  LATE_OFTEN: {
    seller: 'Demasiadas facturas se pagan con más de 30 días de retraso[ ({value})].',
    company:
      'Demasiadas de sus facturas se pagan con más de 30 días de retraso[ ({value})]. Pagar más cerca del vencimiento ayudaría.',
  },
  UNPAID_NONE: {
    seller: 'No consta ningún impago.',
    company: 'No nos consta ningún impago.',
  },
  UNPAID_SOME: {
    seller: 'Hay facturas vencidas sin pagar[: {value}].',
    company:
      'Su empresa tiene facturas vencidas sin pagar[: {value}]. Le rogamos que las pague o que nos indique cuáles discute.',
  },
  LINKS_SOUND: {
    seller: 'Las empresas vinculadas por administradores o socios están sanas[ (fallidas: {value})].',
    company: 'Las empresas vinculadas a la suya por administradores o socios están sanas[ (fallidas: {value})].',
  },
  LINKS_FAILED: {
    seller: 'Hay empresas vinculadas por administradores o socios que han entrado en insolvencia[ ({value} de ellas)].',
    company:
      'Hay empresas vinculadas a la suya por administradores o socios que han entrado en insolvencia[ ({value} de ellas)]. Si un vínculo no es correcto o ha terminado, avísenos.',
  },
  REGISTRY_MISSING: {
    seller: 'El registro mercantil no ha dado ningún dato de esta empresa.',
    company: 'No hemos podido obtener sus datos del registro mercantil. Puede enviarnos una nota registral reciente.',
  },
  NOTICES_MISSING: {
    seller: 'No se han podido consultar los anuncios legales.',
    company: 'No hemos podido consultar los anuncios legales sobre su empresa.',
  },
  ACCOUNTS_MISSING: {
    seller: 'No hay cuentas anuales disponibles. Pida las últimas al cliente.',
    company: 'No disponemos de las cuentas de su empresa. Puede enviarnos las últimas.',
  },
  CASH_MISSING: {
    seller: 'No hay datos bancarios disponibles. El cliente puede aceptar compartirlos.',
    company: 'No disponemos de datos bancarios de su empresa. Puede aceptar compartirlos.',
  },
  PAYMENTS_MISSING: {
    seller: 'No hay historial de pagos disponible.',
    company: 'No sabemos cómo paga su empresa sus facturas. Puede darnos referencias de proveedores.',
  },
  LINKS_MISSING: {
    seller: 'No se conocen las empresas vinculadas por administradores o socios.',
    company: 'No hemos podido averiguar qué empresas están vinculadas a la suya por administradores o socios.',
  },
} as const satisfies Partial<ReasonTexts>;
