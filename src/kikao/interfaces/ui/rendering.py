"""How Django's forms are put on a page: in the kit's own markup, with no style or script inside."""

from django.forms.renderers import DjangoTemplates


class KitRenderer(DjangoTemplates):
    """Renders every form and field through the kit's templates."""

    form_template_name = "ui/form/form.html"
    field_template_name = "ui/form/field.html"
