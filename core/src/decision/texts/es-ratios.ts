import type { ReasonTexts } from '../reason-text.ts';

/** Spanish: what else a statement tells, beside equity, margin, liquidity, debt and interest. */
export const ES_RATIOS = {
  ACCOUNTS_IMPLAUSIBLE: {
    seller:
      'Las cuentas no se han usado porque no pueden ser correctas[: {value}]. Compruebe las cifras con el cliente.',
    company:
      'Las cuentas que tenemos de su empresa no pueden ser correctas[: {value}] y no se han usado. Envíenos unas cuentas corregidas.',
  },
  RETURN_GOOD: {
    seller: 'El resultado neto es bueno para los activos empleados[: {value} del activo total].',
    company: 'Su resultado neto es bueno para los activos que emplea[: {value} del activo total].',
  },
  RETURN_LOW: {
    seller: 'El resultado neto es bajo para los activos empleados[: {value} del activo total].',
    company:
      'Sus últimas cuentas muestran un resultado neto bajo para los activos que emplea[: {value} del activo total]. Unas cuentas más recientes con mejor resultado ayudarían.',
  },
  PRETAX_RETURN_GOOD: {
    seller: 'El resultado antes de impuestos es bueno para los activos empleados[: {value} del activo total].',
    company: 'Su resultado antes de impuestos es bueno para los activos que emplea[: {value} del activo total].',
  },
  PRETAX_RETURN_LOW: {
    seller: 'El resultado antes de impuestos es bajo para los activos empleados[: {value} del activo total].',
    company:
      'Sus últimas cuentas muestran un resultado antes de impuestos bajo para los activos que emplea[: {value} del activo total]. Unas cuentas más recientes con mejor resultado ayudarían.',
  },
  OPERATING_RETURN_GOOD: {
    seller: 'El resultado de explotación es bueno para los activos empleados[: {value} del activo total].',
    company: 'Su resultado de explotación es bueno para los activos que emplea[: {value} del activo total].',
  },
  OPERATING_RETURN_LOW: {
    seller: 'El resultado de explotación es bajo para los activos empleados[: {value} del activo total].',
    company:
      'Sus últimas cuentas muestran un resultado de explotación bajo para los activos que emplea[: {value} del activo total]. Unas cuentas más recientes con mejor resultado ayudarían.',
  },
  OPERATING_MARGIN_GOOD: {
    seller: 'El negocio gana bien con sus ventas[ (margen de explotación: {value})].',
    company: 'Su negocio gana bien con sus ventas[ (margen de explotación: {value})].',
  },
  OPERATING_MARGIN_LOW: {
    seller: 'El negocio gana poco con sus ventas[ (margen de explotación: {value})].',
    company:
      'Sus últimas cuentas muestran un margen de explotación bajo[ ({value})]. Mejores precios o menores gastos ayudarían.',
  },
  CASH_FLOW_GOOD: {
    seller: 'Las ventas dejan mucha liquidez[ ({value} de la facturación, antes de impuestos)].',
    company: 'Sus ventas dejan mucha liquidez[ ({value} de la facturación, antes de impuestos)].',
  },
  CASH_FLOW_LOW: {
    seller: 'Las ventas dejan poca liquidez[ ({value} de la facturación, antes de impuestos)].',
    company:
      'Sus últimas cuentas muestran que las ventas dejan poca liquidez[ ({value} de la facturación, antes de impuestos)]. Unas cuentas más recientes con mejor resultado ayudarían.',
  },
  DEBT_REPAYABLE: {
    seller: 'El negocio genera lo bastante para devolver las deudas[ ({value} de ellas en un año)].',
    company: 'Su negocio genera lo bastante para devolver sus deudas[ ({value} de ellas en un año)].',
  },
  DEBT_HARD_TO_REPAY: {
    seller: 'El negocio genera poco para devolver las deudas[ ({value} de ellas en un año)].',
    company:
      'Sus últimas cuentas muestran que el negocio genera poco para devolver sus deudas[ ({value} de ellas en un año)]. Menos deuda o un mejor resultado de explotación ayudarían.',
  },
  RESERVES_STRONG: {
    seller: 'Los beneficios de otros años se quedaron en la empresa[ (reservas: {value} del activo total)].',
    company: 'Los beneficios de otros años se quedaron en su empresa[ (reservas: {value} del activo total)].',
  },
  RESERVES_WEAK: {
    seller: 'Pocos beneficios de otros años se quedaron en la empresa[ (reservas: {value} del activo total)].',
    company:
      'Sus últimas cuentas muestran pocos beneficios de otros años en reservas[ ({value} del activo total)]. Dejar los beneficios en la empresa ayudaría.',
  },
  CASH_RATIO_COMFORTABLE: {
    seller: 'Hay tesorería de sobra para los vencimientos[: cubre {value} de las deudas a corto plazo].',
    company: 'Usted tiene tesorería de sobra para los vencimientos[: cubre {value} de las deudas a corto plazo].',
  },
  CASH_RATIO_TIGHT: {
    seller: 'Hay poca tesorería para los vencimientos[: cubre {value} de las deudas a corto plazo].',
    company:
      'Sus últimas cuentas muestran poca tesorería para los vencimientos[: cubre {value} de las deudas a corto plazo]. Una reserva mayor o una línea de crédito confirmada ayudaría.',
  },
  CASH_SHARE_HIGH: {
    seller: 'Una buena parte del balance es tesorería[ ({value} del activo total)].',
    company: 'Una buena parte de su balance es tesorería[ ({value} del activo total)].',
  },
  CASH_SHARE_LOW: {
    seller: 'Una parte pequeña del balance es tesorería[ ({value} del activo total)].',
    company:
      'Una parte pequeña de su balance es tesorería[ ({value} del activo total)]. Una reserva mayor al cierre del ejercicio ayudaría.',
  },
  SHORT_DEBT_LIGHT: {
    seller: 'Pocas deudas vencen en el año[: {value} del activo total].',
    company: 'Pocas de sus deudas vencen en el año[: {value} del activo total].',
  },
  SHORT_DEBT_HEAVY: {
    seller: 'Muchas deudas vencen en el año[: {value} del activo total].',
    company:
      'Sus últimas cuentas muestran muchas deudas que vencen en el año[: {value} del activo total]. Devolver una parte o alargar su plazo ayudaría.',
  },
  LONG_DEBT_LIGHT: {
    seller: 'Las deudas a largo plazo son ligeras frente al patrimonio neto[: {value} veces].',
    company: 'Sus deudas a largo plazo son ligeras frente a su patrimonio neto[: {value} veces].',
  },
  LONG_DEBT_HEAVY: {
    seller:
      '[Las deudas a largo plazo pesan mucho frente al patrimonio neto: {value} veces|No hay patrimonio neto que respalde las deudas].',
    company:
      '[Sus últimas cuentas muestran deudas a largo plazo que pesan mucho frente al patrimonio neto: {value} veces|Sus últimas cuentas no muestran patrimonio neto que respalde las deudas]. Más patrimonio o menos deudas ayudarían.',
  },
  NET_DEBT_LIGHT: {
    seller: 'Las deudas, menos la tesorería, son bajas[: {value} de la facturación].',
    company: 'Sus deudas, menos la tesorería, son bajas[: {value} de la facturación].',
  },
  NET_DEBT_HEAVY: {
    seller: 'Las deudas, menos la tesorería, son altas[: {value} de la facturación].',
    company:
      'Sus últimas cuentas muestran deudas altas, menos la tesorería[: {value} de la facturación]. Reducirlas ayudaría.',
  },
  DEBT_SERVICED: {
    seller:
      '[Las deudas sin ningún interés son bajas: {value} del activo total|Las cuentas muestran intereses pagados por las deudas].',
    company:
      '[Sus deudas sin ningún interés son bajas: {value} del activo total|Sus cuentas muestran intereses pagados por sus deudas].',
  },
  DEBT_UNSERVICED: {
    seller:
      'Las cuentas muestran deudas[ ({value} del activo total)], pero ningún interés. Pregunte al cliente si tiene atrasos o si las cuentas están incompletas.',
    company:
      'Sus últimas cuentas muestran deudas[ ({value} del activo total)], pero ningún interés. Si se pagaron intereses, envíenos las cuentas completas.',
  },
  ASSETS_WELL_USED: {
    seller: 'La empresa vende mucho con lo que posee[ (facturación: {value} veces el activo total)].',
    company: 'Usted vende mucho con lo que posee su empresa[ (facturación: {value} veces el activo total)].',
  },
  ASSETS_LITTLE_USED: {
    seller: 'La empresa vende poco con lo que posee[ (facturación: {value} veces el activo total)].',
    company:
      'Sus últimas cuentas muestran pocas ventas para lo que posee su empresa[ (facturación: {value} veces el activo total)]. Vender más, o ceder los activos que no necesita, ayudaría.',
  },
  TURNOVER_STEADY: {
    seller: 'La facturación evoluciona de forma sana[ ({value:signed} frente al año anterior)].',
    company: 'Su facturación evoluciona de forma sana[ ({value:signed} frente al año anterior)].',
  },
  TURNOVER_UNUSUAL: {
    seller: 'La facturación cambió de forma inusual[ ({value:signed} frente al año anterior)].',
    company:
      'Su facturación cambió de forma inusual[ ({value:signed} frente al año anterior)]. Puede decirnos el motivo o enviarnos cifras más recientes.',
  },
  STOCK_FAST: {
    seller: 'Las existencias se venden rápido[ ({value:days} de facturación)].',
    company: 'Sus existencias se venden rápido[ ({value:days} de facturación)].',
  },
  STOCK_SLOW: {
    seller: 'Las existencias se venden despacio[ ({value:days} de facturación)].',
    company: 'Sus existencias se venden despacio[ ({value:days} de facturación)]. Tener menos existencias ayudaría.',
  },
  CUSTOMERS_PAY_SOON: {
    seller: 'Los clientes de la empresa pagan pronto[ (en promedio: {value:days})].',
    company: 'Sus clientes pagan pronto[ (en promedio: {value:days})].',
  },
  CUSTOMERS_PAY_LATE: {
    seller: 'Los clientes de la empresa pagan tarde[ (en promedio: {value:days})].',
    company:
      'Sus últimas cuentas muestran que sus clientes pagan tarde[ (en promedio: {value:days})]. Cobrar antes las facturas ayudaría.',
  },
  RECEIVABLES_USUAL: {
    seller: 'Lo que deben los clientes es una parte sana del balance[ ({value} del activo total)].',
    company: 'Lo que le deben sus clientes es una parte sana de su balance[ ({value} del activo total)].',
  },
  RECEIVABLES_UNUSUAL: {
    seller: 'Lo que deben los clientes es una parte inusual del balance[ ({value} del activo total)].',
    company:
      'Lo que le deben sus clientes es una parte inusual de su balance[ ({value} del activo total)]. Puede enviarnos cuentas más recientes o la lista de facturas pendientes.',
  },
  PAYABLES_SHORT: {
    seller: 'Las deudas a corto plazo son bajas frente a las ventas[ ({value:days} de facturación)].',
    company: 'Sus deudas a corto plazo son bajas frente a sus ventas[ ({value:days} de facturación)].',
  },
  PAYABLES_LONG: {
    seller: 'Las deudas a corto plazo son altas frente a las ventas[ ({value:days} de facturación)].',
    company:
      'Sus últimas cuentas muestran deudas a corto plazo altas frente a sus ventas[ ({value:days} de facturación)]. Pagar antes a los proveedores y las demás deudas a corto plazo ayudaría.',
  },
  FIXED_ASSETS_USUAL: {
    seller: 'La facturación es sana para el inmovilizado[ ({value} veces su valor)].',
    company: 'Su facturación es sana para su inmovilizado[ ({value} veces su valor)].',
  },
  FIXED_ASSETS_UNUSUAL: {
    seller: 'La facturación es inusual para el inmovilizado[ ({value} veces su valor)].',
    company:
      'Su facturación es inusual para su inmovilizado[ ({value} veces su valor)]. Puede enviarnos cuentas más recientes.',
  },
  DEPRECIATION_USUAL: {
    seller: 'Las amortizaciones son sanas[: {value} de la facturación].',
    company: 'Sus amortizaciones son sanas[: {value} de la facturación].',
  },
  DEPRECIATION_UNUSUAL: {
    seller: 'Las amortizaciones son inusuales[: {value} de la facturación].',
    company: 'Sus amortizaciones son inusuales[: {value} de la facturación]. Puede enviarnos cuentas más recientes.',
  },
  BALANCE_SHEET_STEADY: {
    seller: 'Las empresas con un balance de este tamaño fallan menos[ (activo total: {value})].',
    company: 'Las empresas con un balance del tamaño del suyo fallan menos[ (activo total: {value})].',
  },
  BALANCE_SHEET_RISKY: {
    seller: 'Las empresas con un balance de este tamaño fallan más[ (activo total: {value})].',
    company:
      'Las empresas con un balance del tamaño del suyo fallan más[ (activo total: {value})]. Si sus últimas cuentas muestran otras cifras, envíenoslas.',
  },
} as const satisfies Partial<ReasonTexts>;
