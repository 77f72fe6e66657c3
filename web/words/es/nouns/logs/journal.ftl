# Diario

journal = Diario
    .one = anotación del diario
    .add = Agregar al diario
    .intro = En palabras de la persona. No aparecen en ninguna lista ni en otra página; en papel, solo si se marca esta sección.
    .empty = El diario aún está vacío.
journal-text = Lo que escribió la persona
journal-mood = Ánimo
    .hint = De 0 a 10.
journal-visible = Quién puede leerlo
    .hint = «Solo la persona»: aún no entra al programa por su cuenta, así que solo lo ve quien lo anota aquí. «Su terapeuta»: terapeutas del equipo, supervisión y quien lo anotó. Esto vale en todas las páginas y en papel; las computadoras de la clínica lo guardan de todos modos, como todo el expediente.
    .me = Solo la persona
    .therapist = Su terapeuta
    .team = Cualquiera que pueda abrir este expediente
    .blank = Sin indicar: cualquiera que pueda abrir este expediente
