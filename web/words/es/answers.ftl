# Cuestionarios

# Cuando la página está en otro idioma que el cuestionario
answers-other-language = El cuestionario se publicó en inglés; aquí aparece con su texto original.
answers-none = Sin responder
answers-all = Todas las respuestas
