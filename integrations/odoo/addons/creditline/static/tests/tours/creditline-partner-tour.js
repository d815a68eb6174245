import { registry } from '@web/core/registry';

registry.category('web_tour.tours').add('creditline_partner', {
  steps: () => [
    { content: 'a company', trigger: '[name=company_type] input[data-value=company]', run: 'click' },
    { content: 'its name', trigger: '[name=name] input, [name=name] textarea', run: 'edit Verrerie des Monts' },
    { content: 'nothing is asked yet', trigger: '.o_creditline_card[data-state=unsaved]' },
    { content: 'save', trigger: '.o_form_button_save', run: 'click' },
    {
      content: 'the decision, without a reload',
      trigger: '.o_creditline_card[data-state=decided] .o_creditline_headline:contains(Accept)',
    },
    { content: 'with its score', trigger: '.o_creditline_score:contains(742)' },
    { content: 'with its limit', trigger: '.o_creditline_limit:contains(25,000)' },
    { content: 'with its reasons', trigger: '.o_creditline_rows:contains(In business since 1919)' },
    { content: 'ask again', trigger: '.o_creditline_refresh', run: 'click' },
    { content: 'the new score', trigger: '.o_creditline_score:contains(801)' },
    { content: 'what was decided before', trigger: '.o_creditline_history', run: 'click' },
    { content: 'of this company', trigger: '.o_list_view .o_data_row:contains(801)' },
    { content: 'two decisions', trigger: '.o_list_view .o_data_row:contains(742)' },
  ],
});

registry.category('web_tour.tours').add('creditline_partner_which', {
  steps: () => [
    { content: 'which company is it?', trigger: '.o_creditline_card[data-state=choose_company]' },
    { content: 'this one', trigger: '.o_creditline_candidates li:contains(Nantes) button', run: 'click' },
    { content: 'its decision', trigger: '.o_creditline_card[data-state=decided]' },
  ],
});

registry.category('web_tour.tours').add('creditline_partner_offline', {
  steps: () => [
    { content: 'the last decision', trigger: '.o_creditline_card[data-state=decided]' },
    { content: 'is known as such', trigger: '.o_creditline_notice:contains(last known decision)' },
  ],
});
