import { Button, DialogTrigger } from 'react-aria-components';
import { Icon } from '../chrome/icon.tsx';
import { Panel } from '../chrome/panel.tsx';
import { useSession } from '../session/session.ts';
import { RecordBody } from './record-body.tsx';

/** Opens the record that the decision was made from, and that it can be made from again. */
export const DecisionRecord = ({ scoreId }: { readonly scoreId: string }) => {
  const { actions, audit } = useSession().texts;
  return (
    <DialogTrigger>
      <Button className="button">
        <Icon name="record" />
        {actions.record}
      </Button>
      <Panel title={audit.title}>{() => <RecordBody scoreId={scoreId} />}</Panel>
    </DialogTrigger>
  );
};
