# Todas las piezas de las páginas. Para quien construye páginas; los textos de las piezas son los de cada pieza.

style-title = Estilo
style-intro = Todas las piezas de las páginas, hechas con las mismas plantillas. Aquí no hay datos de nadie y nada se guarda.
style-colours = Colores
style-type = Tipografía
style-icons = Íconos
style-buttons = Botones y etiquetas
style-banners = Avisos
style-lines = Renglones
style-cards = Tarjetas
style-empty = Una sección vacía
style-plot = Un número a lo largo del tiempo
style-timeline = Notas por día
style-chooser = Dos versiones
style-form = Campos
style-words = Caminar hasta el río antes de cenar
style-person = Alguien del equipo
style-draft = Borrador
style-signed = Firmado
style-saved = Guardado.
style-not-saved = Aún sin guardar.
style-moment = Día y hora
style-answers = Preguntas
