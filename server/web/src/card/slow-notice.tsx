import { Button } from 'react-aria-components';
import { Icon } from '../chrome/icon.tsx';
import { useSession } from '../session/session.ts';

/** After 15 seconds without a decision: a state of its own, instead of a wheel that turns for ever. */
export const SlowNotice = ({ onRetry }: { readonly onRetry: () => void }) => {
  const { wait } = useSession().texts;
  return (
    <div className="notice notice-warn">
      <Icon name="late" />
      <div className="notice-body">
        <h3 className="notice-title">{wait.slowTitle}</h3>
        <p>{wait.slowText}</p>
        <Button className="button" onPress={onRetry}>
          {wait.checkAgain}
        </Button>
      </div>
    </div>
  );
};
