# Orientación a la familia

family_education = Orientación a la familia
    .one = orientación a la familia
    .add = Agregar una orientación
    .intro = Qué aprendieron la familia o la pareja y qué preguntaron.
    .empty = Aún no hay nada anotado.
family_education-topic = Tema
family_education-who = Quiénes asistieron
family_education-handout = Material entregado
family_education-questions = Preguntas
