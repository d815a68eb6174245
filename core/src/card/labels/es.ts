import type { Labels } from '../labels.ts';

export const ES_LABELS: Labels = {
  bands: {
    A: 'Muy sólida',
    B: 'Sólida',
    C: 'Buena',
    D: 'Aceptable',
    E: 'Débil',
    F: 'Mala',
    G: 'Crítica',
  },
  outcomes: {
    accept: 'Aceptar',
    request_guarantee: 'Pedir una garantía',
    refer: 'Revisar',
    refuse: 'Rechazar',
  },
  nextSteps: {
    accept: 'Venda a crédito hasta el límite indicado.',
    request_guarantee: 'Pida una garantía o un anticipo antes de vender a crédito.',
    refer: 'Pase el caso al departamento de créditos antes de prometer un plazo de pago.',
    refuse: 'Venda solo con pago por anticipado o pida una excepción al departamento de créditos.',
    too_little_data: 'Pida al cliente cuentas recientes o acceso a sus datos bancarios y vuelva a puntuar.',
    natural_person: 'Es una persona física: decide el departamento de créditos, la puntuación solo orienta.',
  },
  limitBounds: {
    net_worth_share: {
      label: 'Parte del patrimonio neto',
      boundBy: 'Limitado por la parte del patrimonio neto que puede asumir un solo proveedor.',
    },
    need: { label: 'Importe solicitado', boundBy: 'Limitado por el importe solicitado.' },
    cash_share: {
      label: 'Parte de la tesorería',
      boundBy: 'Limitado por la parte de la tesorería disponible con la que puede contar un solo proveedor.',
    },
    expected_loss_budget: {
      label: 'Presupuesto de pérdida esperada',
      boundBy: 'Limitado por la pérdida esperada que acepta la política de crédito.',
    },
    policy_cap: {
      label: 'Máximo de la política',
      boundBy: 'Limitado por el máximo que permite la política de crédito.',
    },
    no_accounts_cap: {
      label: 'Máximo sin cuentas',
      boundBy: 'Limitado por el máximo para una empresa sin cuentas.',
    },
    rule: { label: 'Regla', boundBy: 'Limitado por una regla de la política de crédito.' },
    decision: { label: 'Decisión', boundBy: 'Limitado por la propia decisión: sin crédito hasta dar otro paso.' },
  },
  sourceGroups: {
    registry: 'Registro mercantil',
    notices: 'Anuncios legales',
    accounts: 'Cuentas anuales',
    cash: 'Datos bancarios',
    payments: 'Comportamiento de pago',
    links: 'Empresas vinculadas',
  },
  narrowing: {
    registry: {
      absent: 'Una respuesta del registro mercantil sería lo que más acotaría la estimación.',
      partial: 'Una respuesta actualizada del registro mercantil sería lo que más acotaría la estimación.',
    },
    notices: {
      absent: 'Una búsqueda en los anuncios legales sería lo que más acotaría la estimación.',
      partial: 'Una nueva búsqueda en los anuncios legales sería lo que más acotaría la estimación.',
    },
    accounts: {
      absent: 'Unas cuentas anuales serían lo que más acotaría la estimación.',
      partial: 'Unas cuentas más recientes, más completas o confirmadas serían lo que más acotaría la estimación.',
    },
    cash: {
      absent: 'Unos datos bancarios serían lo que más acotaría la estimación.',
      partial: 'Unos datos bancarios más recientes o más completos serían lo que más acotaría la estimación.',
    },
    payments: {
      absent: 'Un historial de pagos sería lo que más acotaría la estimación.',
      partial: 'Un historial de pagos más reciente o más completo sería lo que más acotaría la estimación.',
    },
    links: {
      absent: 'La información sobre empresas vinculadas sería lo que más acotaría la estimación.',
      partial: 'Una información actualizada sobre empresas vinculadas sería lo que más acotaría la estimación.',
    },
  },
  statedSources: { request: 'Indicado en la solicitud', 'bank-connection': 'Conexión bancaria' },
  sourceStatuses: {
    ok: 'Al día',
    cached: 'De la caché',
    stale: 'Desactualizada',
    late: 'Demasiado tarde para esta respuesta',
    failed: 'Sin respuesta',
    not_configured: 'Sin conectar',
  },
};
