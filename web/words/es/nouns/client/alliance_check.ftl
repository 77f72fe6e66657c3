# Cómo trabajamos en equipo

alliance_check = Cómo trabajamos en equipo
    .one = consulta sobre el trabajo en equipo
    .add = Preguntar cómo trabajamos
    .intro = Tres preguntas breves nuestras, para conversar. No son un cuestionario validado.
    .empty = Aún no se ha preguntado.
alliance_check-heard = Sentí que me escucharon y respetaron
    .hint = De 0 a 10.
alliance_check-topics = Hablamos de lo que me importa
    .hint = De 0 a 10.
alliance_check-pace = El ritmo fue adecuado
    .hint = De 0 a 10.
alliance_check-comment = Algo más
    .hint = En palabras de la persona.
