import { lazy, Suspense, type ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useSession } from '../session/session.ts';
import { useStored } from '../session/use-stored.ts';

/** Odoo's framework and the widget come when somebody wants to see them, and not before. */
const LazyOdooTab = lazy(async () => ({ default: (await import('../odoo/odoo-tab.tsx')).OdooTab }));

type RecordViewsProps = {
  readonly card: ReactNode;
  readonly odoo: Parameters<typeof LazyOdooTab>[0];
};

/** The same record twice: the card as every CRM has it, and the form of Odoo with its own widget. */
export const RecordViews = ({ card, odoo }: RecordViewsProps) => {
  const { record } = useSession().texts;
  const [view, setView] = useStored(sessionStorage, 'creditline.view');
  return (
    <Tabs
      className="record-views"
      selectedKey={view === 'odoo' ? 'odoo' : 'card'}
      onSelectionChange={(key) => setView(String(key))}
    >
      <TabList className="tab-list" aria-label={record.views}>
        <Tab className="tab" id="card">
          {record.viewCard}
        </Tab>
        <Tab className="tab" id="odoo">
          {record.viewOdoo}
        </Tab>
      </TabList>
      <TabPanel id="card">{card}</TabPanel>
      <TabPanel id="odoo">
        <Suspense fallback={<p className="quiet-text">{record.odooOpening}</p>}>
          <LazyOdooTab {...odoo} />
        </Suspense>
      </TabPanel>
    </Tabs>
  );
};
