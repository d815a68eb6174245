import type { AlertTexts } from '../alert-texts.ts';

export const ES_ALERTS: AlertTexts = {
  causes: {
    legal_event: 'Evento legal',
    band_crossing: 'Cambio de nota',
    score_drop: 'Caída de la puntuación',
    limit_cut: 'Reducción del límite',
    cash_signal: 'Señal de tesorería',
    payment_incident: 'Incidente de pago',
  },
  severities: { critical: 'Crítica', high: 'Alta', medium: 'Media' },
  facts: {
    liquidation_opened: {
      title: 'liquidación abierta',
      cause: 'Se ha abierto la liquidación[ por resolución judicial de {value}].',
      action: 'Detenga hoy todas las entregas a crédito y reclame los bienes que aún sean suyos.',
    },
    receivership_opened: {
      title: 'concurso de acreedores abierto',
      cause: 'Se ha abierto un concurso de acreedores[ por resolución judicial de {value}].',
      action: 'Entregue solo con pago por adelantado y pregunte al administrador concursal quién puede hacer pedidos.',
    },
    safeguard_opened: {
      title: 'procedimiento de salvaguarda abierto',
      cause: 'Se ha abierto un procedimiento de salvaguarda[ el {value}].',
      action: 'Entregue solo con pago por adelantado o garantía y pregunte al cliente qué ha decidido el tribunal.',
    },
    conciliation_opened: {
      title: 'conciliación con los acreedores',
      cause: 'Se ha abierto una conciliación con los acreedores[ el {value}].',
      action: 'Llame al cliente y no conceda más crédito hasta saber qué se ha acordado con los acreedores.',
    },
    company_ended: {
      title: 'empresa cesada o dada de baja',
      cause: 'La empresa ha cesado o ha sido dada de baja[ el {value}].',
      action: 'Detenga las entregas, cierre la cuenta a nuevos pedidos y haga revisar lo que aún se debe.',
    },
    grade_fell: {
      title: 'la nota baja[ a {value}]',
      cause: 'La nota ha bajado[ a {value}].',
      action: 'Mantenga los pedidos dentro del nuevo límite; por encima, pida un anticipo o una garantía.',
    },
    score_fell: {
      title: 'la puntuación baja[ a {value}]',
      cause: 'La puntuación ha bajado[ a {value}].',
      action: 'Lea qué ha cambiado y llame al cliente antes de aceptar el próximo pedido grande.',
    },
    limit_fell: {
      title: 'el límite baja[ a {value}]',
      cause: 'El límite propuesto ha bajado[ a {value}].',
      action: 'Lleve los pedidos abiertos por debajo del nuevo límite, o pida un anticipo o una garantía.',
    },
    balance_fell: {
      title: 'caída del saldo bancario',
      cause: 'El saldo bancario ha variado con fuerza[ ({value:signed})].',
      action: 'Llame al departamento financiero del cliente y pida pago por adelantado hasta que el saldo se recupere.',
    },
    overdrawn: {
      title: 'cuenta bancaria en descubierto',
      cause: 'La cuenta bancaria está a menudo en descubierto[ ({value:days})].',
      action: 'Pida el pago por adelantado del próximo pedido y cobre lo vencido.',
    },
    debits_returned: {
      title: 'adeudos devueltos',
      cause: 'Se han devuelto adeudos sin pagar[ (número: {value})].',
      action: 'Pida pago por adelantado y no vuelva a presentar adeudos antes de llamar al cliente.',
    },
    invoices_unpaid: {
      title: 'nuevas facturas impagadas',
      cause: 'Hay más facturas impagadas que antes[: {value}].',
      action: 'Llame hoy por las facturas impagadas y retenga las entregas a crédito hasta que se paguen.',
    },
    late_share_rose: {
      title: 'más facturas pagadas con retraso',
      cause: 'Más facturas se pagan con más de 30 días de retraso[: {value}].',
      action: 'Reclame antes y acorte el plazo de pago de los nuevos pedidos.',
    },
    delay_rose: {
      title: 'paga más tarde que antes',
      cause: 'Las facturas se pagan más tarde que antes[: {value:days} de retraso de media].',
      action: 'Reclame antes y acorte el plazo de pago de los nuevos pedidos.',
    },
  },
  claim: {
    FR: 'Comunique su crédito al representante de los acreedores en los dos meses siguientes a la publicación de la sentencia en el BODACC (cuatro meses si está fuera de la Francia metropolitana; Code de commerce, arts. L. 622-24 y R. 622-24). Reclame los bienes con reserva de dominio en tres meses (art. L. 624-9).',
    other: 'Comunique su crédito al administrador concursal en el plazo que fije la ley del país.',
  },
  before: '[Antes: {value}.]',
  subject: (name, title) => `${name}: ${title}`,
  lines: {
    company: 'Empresa',
    source: 'Fuente',
    reference: 'referencia',
    reason: 'Lo que más ha pesado',
    score: 'Puntuación',
    grade: 'Nota',
    limit: 'Límite',
    decision: 'Decisión',
    action: 'Qué hacer',
    link: 'La decisión completa',
  },
  colon: ': ',
  digest: {
    subject: (companies, day) =>
      companies === 1 ? `1 cliente por revisar, ${day}` : `${companies} clientes por revisar, ${day}`,
    lead: 'Estos clientes han empeorado. El primero es el que tiene más dinero en riesgo.',
    limit: '[límite {value}]',
    more: (companies) => `y ${companies} más`,
  },
  ends: {
    legal_event: 'El procedimiento ha terminado, o la empresa está activa de nuevo.',
    band_crossing: 'La nota ha vuelto a su nivel.',
    score_drop: 'La puntuación ha recuperado al menos la mitad de la caída.',
    limit_cut: 'El límite propuesto se ha recuperado.',
    cash_signal: 'La cuenta bancaria vuelve a estar sana.',
    payment_incident: 'Las facturas se vuelven a pagar.',
  },
  superseded: 'La situación ha empeorado; una tarea más reciente sustituye a esta.',
  unwatched: 'Esta empresa ya no está vigilada: no habrá más avisos sobre ella.',
};
