# Señales tempranas

early_sign = Señales tempranas
    .one = señal temprana
    .add = Agregar una señal temprana
    .intro = Lo primero que cambia antes de que se ponga difícil. A veces lo nota antes alguien cercano.
    .empty = Aún no hay señales. Pregunte qué fue distinto en los días anteriores.
early_sign-kind = Tipo
    .thought = Un pensamiento
    .feeling = Una emoción
    .body = En el cuerpo
    .behaviour = Algo que hace
early_sign-what = Qué cambia
    .hint = En palabras de la persona.
early_sign-noticed_by = Quién podría notarlo
    .hint = Un nombre o quién es: mi hermana.
early_sign-ok_to_tell = Puede decírmelo si lo nota
