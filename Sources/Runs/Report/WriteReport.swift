import Columns
import Reporting
package import Vocabulary

/// Reads one run out of a dataset and writes its report, one HTML file.
package func writeReport(_ options: ReportOptions) throws(Fault) {
  let dataset = try Dataset(options.dataset)
  let report = try ReportReader(dataset: dataset).report(runID: options.runID)
  let output = try OutputFile(path: options.output)
  try output.write(Array(HTMLReport.html(report).utf8))
  try output.finish()
}
